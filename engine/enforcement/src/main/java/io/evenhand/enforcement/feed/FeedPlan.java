// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.PolicyEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must change in the feed so that it says what the ledger says; a pure function.
 *
 * @param put entries that are new or changed
 * @param removed decisions that no longer restrict anybody
 * @param urgent whether something changed that does not happen by itself; entries that merely expired can wait
 */
record FeedPlan(List<PolicyEntry> put, List<DecisionId> removed, boolean urgent) {
    FeedPlan {
        put = List.copyOf(put);
        removed = List.copyOf(removed);
    }

    /** From the entries announced to the entries wanted. */
    static FeedPlan between(Map<DecisionId, PolicyEntry> announced, Map<DecisionId, PolicyEntry> wanted, Instant now) {
        List<PolicyEntry> put = wanted.values().stream()
                .filter(entry -> !entry.equals(announced.get(entry.decision())))
                .toList();
        List<DecisionId> removed = new ArrayList<>();
        boolean urgent = !put.isEmpty();
        for (PolicyEntry entry : announced.values()) {
            if (!wanted.containsKey(entry.decision())) {
                removed.add(entry.decision());
                Instant until = entry.until();
                urgent |= until == null || now.isBefore(until);
            }
        }
        return new FeedPlan(put, removed, urgent);
    }

    /** The accounts that {@code put} restricts and nothing announced does. */
    Set<AccountId> newlyRestricted(Map<DecisionId, PolicyEntry> announced, Set<DecisionId> released) {
        Set<AccountId> known =
                announced.values().stream().map(PolicyEntry::account).collect(Collectors.toSet());
        return put.stream()
                .filter(entry -> !released.contains(entry.decision()) && !known.contains(entry.account()))
                .map(PolicyEntry::account)
                .collect(Collectors.toSet());
    }

    /** The same plan without entries of these accounts. */
    FeedPlan without(Set<AccountId> held) {
        List<PolicyEntry> kept =
                put.stream().filter(entry -> !held.contains(entry.account())).toList();
        return new FeedPlan(kept, removed, urgent && (!kept.isEmpty() || !removed.isEmpty()));
    }

    boolean isEmpty() {
        return put.isEmpty() && removed.isEmpty();
    }

    /** The delta that does it, or null if there is nothing to do. */
    @Nullable
    Delta delta(long from) {
        return isEmpty() ? null : new Delta(from, from + 1, put, removed);
    }
}
