// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.NetworkEntry;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.contract.policy.StaleRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an edge is told besides entries about accounts.
 *
 * @param whenStale what it does about each action once its policy is too old
 * @param networks networks under attack
 */
record FeedSections(List<StaleRule> whenStale, List<NetworkEntry> networks) {
    static final FeedSections NONE = new FeedSections(List.of(), List.of());

    FeedSections {
        whenStale = List.copyOf(whenStale);
        networks = NetworkEntry.sorted(networks);
    }

    static FeedSections of(Snapshot snapshot) {
        return new FeedSections(orNone(snapshot.whenStale()), orNone(snapshot.networks()));
    }

    FeedSections after(Delta delta) {
        return new FeedSections(
                delta.whenStale() == null ? whenStale : delta.whenStale(),
                delta.networks() == null ? networks : delta.networks());
    }

    Snapshot snapshot(long rev, List<PolicyEntry> entries) {
        return new Snapshot(rev, entries, whenStale.isEmpty() ? null : whenStale, networks.isEmpty() ? null : networks);
    }

    /** Whether an edge must hear of {@code wanted}; an entry about a network that merely ended can wait. */
    boolean differFrom(FeedSections wanted, Instant now) {
        return !whenStale.equals(wanted.whenStale) || !lasting(now).equals(wanted.lasting(now));
    }

    /** The delta that also leads from these sections to {@code wanted}, as far as they differ. */
    Delta into(Delta delta, FeedSections wanted) {
        return new Delta(
                delta.from(),
                delta.to(),
                delta.put(),
                delta.removed(),
                whenStale.equals(wanted.whenStale) ? null : wanted.whenStale,
                networks.equals(wanted.networks) ? null : wanted.networks);
    }

    private List<NetworkEntry> lasting(Instant now) {
        return networks.stream().filter(entry -> now.isBefore(entry.until())).toList();
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
