// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table in use and its freshness, swapped together; listeners hear of a swap after it is visible. */
public final class LiveTable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTable.class);

    /** One consistent view. */
    public record View(PolicyTable table, Freshness freshness) {}

    /** Hears of a swap, on the thread that made it. */
    public interface SwapListener {
        void swapped(PolicyTable before, PolicyTable after);
    }

    private volatile View view;
    private final List<SwapListener> listeners = new CopyOnWriteArrayList<>();

    public LiveTable(Instant started) {
        view = new View(PolicyTable.EMPTY, Freshness.never(started));
    }

    public View view() {
        return view;
    }

    public void swap(PolicyTable table, Freshness freshness) {
        PolicyTable before;
        synchronized (this) {
            before = view.table();
            view = new View(table, freshness);
        }
        if (before != table) {
            listeners.forEach(listener -> tell(listener, before, table));
        }
    }

    /** One that fails keeps neither the others from hearing nor whoever swapped from going on. */
    private static void tell(SwapListener listener, PolicyTable before, PolicyTable after) {
        try {
            listener.swapped(before, after);
        } catch (RuntimeException e) {
            LOG.error("somebody who hears of policy failed", e);
        }
    }

    /** Changes the freshness and leaves the table. */
    public synchronized void refresh(UnaryOperator<Freshness> change) {
        view = new View(view.table(), change.apply(view.freshness()));
    }

    public void onSwap(SwapListener listener) {
        listeners.add(listener);
    }

    public void removeListener(SwapListener listener) {
        listeners.remove(listener);
    }
}
