// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Who wants to hear at once what becomes of a session: requests that wait for a segment, and event streams. */
final class Cutoffs {
    private final Map<String, Set<Consumer<Word>>> listeners = new ConcurrentHashMap<>();

    /** Listens until the returned action is run. */
    Runnable listen(String session, Consumer<Word> listener) {
        // added while the entry is held: the last one who goes takes the set away
        listeners.compute(session, (id, set) -> {
            Set<Consumer<Word>> all = set == null ? ConcurrentHashMap.newKeySet() : set;
            all.add(listener);
            return all;
        });
        return () -> listeners.computeIfPresent(session, (id, set) -> {
            set.remove(listener);
            return set.isEmpty() ? null : set;
        });
    }

    void tell(String session, Word word) {
        Set<Consumer<Word>> hearing = listeners.get(session);
        if (hearing != null) {
            hearing.forEach(listener -> listener.accept(word));
        }
    }
}
