// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every entry at one revision, sorted by decision so that equal states have equal bytes.
 *
 * @param whenStale what an edge does about each action once this is too old; null: it goes on with what it holds
 * @param networks networks under attack, a section of their own that says nothing about any account; null: none
 */
public record Snapshot(
        long rev,
        List<PolicyEntry> entries,
        @Nullable List<StaleRule> whenStale,
        @Nullable List<NetworkEntry> networks) {
    public Snapshot {
        entries = entries.stream()
                .sorted(Comparator.comparing(PolicyEntry::decision))
                .toList();
        whenStale = whenStale == null ? null : List.copyOf(whenStale);
        networks = networks == null ? null : NetworkEntry.sorted(networks);
    }

    public Snapshot(long rev, List<PolicyEntry> entries, @Nullable List<StaleRule> whenStale) {
        this(rev, entries, whenStale, null);
    }

    public Snapshot(long rev, List<PolicyEntry> entries) {
        this(rev, entries, null, null);
    }
}
