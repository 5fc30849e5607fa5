// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import java.util.LinkedHashMap;
import java.util.Map;

/** The pairs of account and network written lately; bounded, so a forgotten pair is written again, which is harmless. */
final class RecentSightings {
    private static final int PAIRS_MAX = 65_536;

    private final Map<String, Boolean> pairs = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > PAIRS_MAX;
        }
    };

    boolean isNew(NetworkSighting sighting) {
        return pairs.put(sighting.account() + '|' + sighting.netId(), true) == null;
    }
}
