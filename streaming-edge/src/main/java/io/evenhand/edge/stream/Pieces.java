// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The memory for pieces of files on their way to viewers: a fixed number, lent in turn.
 *
 * <p>A viewer who pauses leaves a piece lying in memory for as long as the pause; without a bound a few thousand of them
 * are the end of the program. When all pieces are lent and somebody waits, whoever has taken nothing for longest and
 * beyond the patience is dropped; a player asks again from where it was.
 */
final class Pieces {
    static final int SIZE = 64 << 10;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long MEMORY_MAX = 128L << 20;

    /** Who asks for a piece's memory. */
    interface Borrower {
        /** Has it now, and gives it back when the piece is gone. */
        void granted();

        /** Loses it. */
        void dropped();
    }

    private final int most;
    private final long patienceNanos;
    private final Deque<Borrower> waiting = new ArrayDeque<>();
    /** Since when, the oldest first. */
    private final Map<Borrower, Long> lent = new LinkedHashMap<>();

    Pieces(Vertx vertx) {
        // a piece is in the heap while it is read and outside it while it is sent
        this(vertx, (int) (Math.min(MEMORY_MAX, Runtime.getRuntime().maxMemory() / 8) / SIZE), PATIENCE);
    }

    Pieces(Vertx vertx, int most, Duration patience) {
        this.most = most;
        patienceNanos = patience.toNanos();
        vertx.setPeriodic(Math.max(1, patience.toMillis() / 5), tick -> makeRoom());
    }

    void ask(Borrower borrower) {
        synchronized (this) {
            if (lent.size() >= most) {
                waiting.add(borrower);
                return;
            }
            lent.put(borrower, System.nanoTime());
        }
        borrower.granted();
    }

    void giveBack(Borrower borrower) {
        Borrower next;
        synchronized (this) {
            if (lent.remove(borrower) == null) {
                return;
            }
            next = next();
        }
        if (next != null) {
            next.granted();
        }
    }

    /** How many are lent now. */
    synchronized int lent() {
        return lent.size();
    }

    private @Nullable Borrower next() {
        Borrower next = waiting.poll();
        if (next != null) {
            lent.put(next, System.nanoTime());
        }
        return next;
    }

    private void makeRoom() {
        List<Borrower> dropped = new ArrayList<>();
        synchronized (this) {
            long now = System.nanoTime();
            for (Map.Entry<Borrower, Long> each : lent.entrySet()) {
                if (dropped.size() >= waiting.size() || now - each.getValue() < patienceNanos) {
                    break;
                }
                dropped.add(each.getKey());
            }
        }
        for (Borrower each : dropped) {
            each.dropped();
            giveBack(each);
        }
    }
}
