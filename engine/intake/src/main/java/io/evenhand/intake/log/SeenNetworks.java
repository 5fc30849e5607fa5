// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.log;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.NetId;
import io.evenhand.intake.pseudonym.NetworkContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pairs of account and network whose context was written lately; bounded, so a forgotten pair is written again,
 * which is harmless.
 */
final class SeenNetworks {
    private static final int PAIRS_MAX = 65_536;

    private final Map<Pair, Boolean> pairs = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Boolean> eldest) {
            return size() > PAIRS_MAX;
        }
    };

    synchronized boolean contains(Pair pair) {
        return pairs.get(pair) != null;
    }

    synchronized void add(Pair pair) {
        pairs.put(pair, true);
    }

    /** An account in a network. */
    record Pair(AccountId account, NetId netId) {
        static Pair of(NetworkContext context) {
            return new Pair(context.account(), context.netId());
        }
    }
}
