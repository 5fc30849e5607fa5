// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** However often anybody asks whether a program is ready, the log is asked once. */
class ReadinessIsFoundOutOnceASecondTest {
    @Test
    void manyQuestionsAreOneAnswer() {
        AtomicInteger asked = new AtomicInteger();
        Readiness readiness = new Readiness(() -> asked.incrementAndGet() > 0);
        for (int i = 0; i < 1_000; i++) {
            assertTrue(readiness.getAsBoolean());
        }
        assertTrue(asked.get() <= 2, asked + " questions");
    }

    @Test
    void whoeverAsksMeanwhileHearsTheAnswerBefore() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        boolean[] meanwhile = {true};
        Readiness[] readiness = new Readiness[1];
        readiness[0] = new Readiness(() -> {
            asked.incrementAndGet();
            Thread other = new Thread(() -> meanwhile[0] = readiness[0].getAsBoolean());
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
        assertTrue(readiness[0].getAsBoolean());
        assertFalse(meanwhile[0], "it was not known to be ready yet");
        assertEquals(1, asked.get());
    }
}
