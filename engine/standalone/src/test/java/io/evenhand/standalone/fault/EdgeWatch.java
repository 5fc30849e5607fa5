// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Asks both edges about known accounts ten times a second, whatever goes wrong meanwhile. */
final class EdgeWatch {
    private static final int EVERY_MS = 100;

    private final WrongAnswers wrong;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    EdgeWatch(Scene scene, Cast cast) {
        wrong = new WrongAnswers(Set.copyOf(cast.innocents()));
        for (Part edge : List.of(Part.EDGE_1, Part.EDGE_2)) {
            EdgeQuestion question = new EdgeQuestion(scene.address(edge), cast.asked());
            Thread thread = new Thread(() -> watch(edge, question), "watch-" + edge.word());
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    WrongAnswers wrong() {
        return wrong;
    }

    private void watch(Part edge, EdgeQuestion question) {
        while (!closed) {
            try {
                try {
                    wrong.add(edge.word(), question.ask(), Instant.now());
                } catch (IOException e) {
                    // it is down, and says nothing wrong
                }
                TimeUnit.MILLISECONDS.sleep(EVERY_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    void close() throws InterruptedException {
        closed = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
