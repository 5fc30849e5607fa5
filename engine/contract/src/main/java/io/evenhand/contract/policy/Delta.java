// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import io.evenhand.contract.id.DecisionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes from one revision to the next. Expiry needs no delta.
 *
 * @param from the revision it applies to
 * @param to the revision it leads to, always {@code from + 1}
 * @param put entries that are new or changed
 * @param removed decisions that no longer restrict anybody
 * @param whenStale what an edge does about each action from now on, as a whole; null: as before
 * @param networks the networks under attack from now on, as a whole; null: as before
 */
public record Delta(
        long from,
        long to,
        List<PolicyEntry> put,
        List<DecisionId> removed,
        @Nullable List<StaleRule> whenStale,
        @Nullable List<NetworkEntry> networks) {
    public Delta {
        put = List.copyOf(put);
        removed = List.copyOf(removed);
        whenStale = whenStale == null ? null : List.copyOf(whenStale);
        networks = networks == null ? null : NetworkEntry.sorted(networks);
        if (to != from + 1) {
            throw new IllegalArgumentException("a delta leads to the next revision");
        }
    }

    public Delta(long from, long to, List<PolicyEntry> put, List<DecisionId> removed) {
        this(from, to, put, removed, null, null);
    }

    public Delta(
            long from, long to, List<PolicyEntry> put, List<DecisionId> removed, @Nullable List<StaleRule> whenStale) {
        this(from, to, put, removed, whenStale, null);
    }
}
