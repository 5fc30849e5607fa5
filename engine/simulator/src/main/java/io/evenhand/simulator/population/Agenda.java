// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import java.io.IOException;
import java.util.PriorityQueue;

/**
 * What the accounts of one closed group still have to do, and the group's clock: steps in the order of their time, then
 * in the order they were planned.
 *
 * <p>Accounts that share anything that moves (an operator's customers, say) share an agenda, so that each sees the
 * others as they are at its own time; nothing is shared across groups, so that groups can be played in any order.
 */
public final class Agenda {
    private static final EventSink NOWHERE = (event, origin) -> {};

    private record Entry(long at, long order, Step step) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final Window window;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private EventSink sink = NOWHERE;
    private long planned;
    private long now;

    /** An agenda on which nothing is planned, at the window's start. */
    public Agenda(Window window) {
        this.window = window;
        this.now = window.start();
    }

    public Window window() {
        return window;
    }

    public long now() {
        return now;
    }

    /** Where the present step's events go. */
    EventSink sink() {
        return sink;
    }

    /** Plans a step; one planned for the past happens at once, one beyond the window never. */
    public void at(long time, Step step) {
        long due = Math.max(time, now);
        if (due < window.end()) {
            entries.add(new Entry(due, planned++, step));
        }
    }

    /** The time of the next step, or {@link Long#MAX_VALUE} if nothing more happens in the window. */
    public long nextAt() {
        Entry next = entries.peek();
        return next == null ? Long.MAX_VALUE : next.at();
    }

    /** Takes the next step. */
    public void step(EventSink to) throws IOException {
        Entry next = entries.remove();
        now = next.at();
        sink = to;
        try {
            next.step().run();
        } finally {
            sink = NOWHERE;
        }
    }

    /** Takes all steps before a time. */
    public void playUntil(long end, EventSink to) throws IOException {
        while (nextAt() < end) {
            step(to);
        }
    }
}
