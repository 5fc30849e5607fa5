// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.edge.query.Answer;
import io.evenhand.edge.query.Footing;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever listens hears, also if another request of the same session ends at that moment. */
class CutoffsTest {
    private static final Word REVOKED =
            new Word(Word.Kind.REVOKED, new Answer(false, null, false, 1, 0, 1_000, false, Footing.CURRENT), null);

    private final Cutoffs cutoffs = new Cutoffs();

    @Test
    void nobodyIsLostWhenAnotherGoes() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Thread comingAndGoing = new Thread(() -> {
            while (!over.get()) {
                cutoffs.listen("s", word -> {}).run();
            }
        });
        comingAndGoing.start();
        AtomicInteger heard = new AtomicInteger();
        int asked = 50_000;
        for (int i = 0; i < asked; i++) {
            Runnable deaf = cutoffs.listen("s", word -> heard.incrementAndGet());
            cutoffs.tell("s", REVOKED);
            deaf.run();
        }
        over.set(true);
        comingAndGoing.join();
        assertEquals(asked, heard.get());
    }

    @Test
    void otherSessionsAndThoseThatAreDeafHearNothing() {
        AtomicInteger heard = new AtomicInteger();
        cutoffs.listen("s", word -> heard.incrementAndGet()).run();
        cutoffs.listen("t", word -> heard.incrementAndGet());
        cutoffs.tell("s", REVOKED);
        assertEquals(0, heard.get());
    }
}
