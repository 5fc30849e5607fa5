// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The memory for pieces of files on their way to viewers: a fixed number of buffers outside the heap, lent in turn.
 *
 * <p>A viewer who pauses leaves a piece lying in memory for as long as the pause; without a bound a few thousand of them
 * are the end of the program. When all pieces are lent and somebody waits, whoever has taken nothing for longest and
 * beyond the patience is dropped; a player asks again from where it was.
 */
final class Pieces {
    static final int SIZE = 128 << 10;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long MEMORY_MAX = 128L << 20;

    /** Who asks for a piece's memory. */
    interface Borrower {
        /** Has it now, and gives it back when nobody reads from it any more. */
        void granted(ByteBuffer memory);

        /** Has to end and to give it back. */
        void dropped();
    }

    private final int most;
    private final long patienceNanos;
    private final Deque<Borrower> waiting = new ArrayDeque<>();
    /** The oldest first. */
    private final Map<Borrower, Loan> lent = new LinkedHashMap<>();

    private final Deque<ByteBuffer> free = new ArrayDeque<>();

    private record Loan(ByteBuffer memory, long since) {}

    Pieces(Vertx vertx) {
        this(vertx, (int) (Math.min(MEMORY_MAX, Runtime.getRuntime().maxMemory() / 8) / SIZE), PATIENCE);
    }

    Pieces(Vertx vertx, int most, Duration patience) {
        this.most = most;
        patienceNanos = patience.toNanos();
        vertx.setPeriodic(Math.max(1, patience.toMillis() / 5), tick -> makeRoom());
    }

    void ask(Borrower borrower) {
        ByteBuffer memory;
        synchronized (this) {
            if (lent.size() >= most) {
                waiting.add(borrower);
                return;
            }
            memory = lend(borrower);
        }
        borrower.granted(memory);
    }

    void giveBack(Borrower borrower) {
        Borrower next;
        ByteBuffer memory;
        synchronized (this) {
            Loan ended = lent.remove(borrower);
            if (ended == null) {
                return;
            }
            free.push(ended.memory());
            next = waiting.poll();
            if (next == null) {
                return;
            }
            memory = lend(next);
        }
        next.granted(memory);
    }

    /** How many are lent now. */
    synchronized int lent() {
        return lent.size();
    }

    private ByteBuffer lend(Borrower borrower) {
        ByteBuffer memory = free.isEmpty() ? ByteBuffer.allocateDirect(SIZE) : free.pop();
        lent.put(borrower, new Loan(memory.clear(), System.nanoTime()));
        return memory;
    }

    private void makeRoom() {
        List<Borrower> dropped = new ArrayList<>();
        synchronized (this) {
            long now = System.nanoTime();
            for (Map.Entry<Borrower, Loan> each : lent.entrySet()) {
                if (dropped.size() >= waiting.size() || now - each.getValue().since() < patienceNanos) {
                    break;
                }
                dropped.add(each.getKey());
            }
        }
        dropped.forEach(Borrower::dropped);
    }
}
