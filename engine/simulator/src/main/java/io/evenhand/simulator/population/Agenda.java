// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import java.util.PriorityQueue;

/** What one account still has to do: steps in the order of their time, then in the order they were planned. */
final class Agenda {
    private record Entry(long at, long order, Step step) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long planned;

    void plan(long at, Step step) {
        entries.add(new Entry(at, planned++, step));
    }

    /** The time of the next step, or {@link Long#MAX_VALUE} if there is none. */
    long nextAt() {
        Entry next = entries.peek();
        return next == null ? Long.MAX_VALUE : next.at();
    }

    Step take() {
        return entries.remove().step();
    }
}
