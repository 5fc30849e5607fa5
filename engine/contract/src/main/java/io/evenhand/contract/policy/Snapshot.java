// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import java.util.Comparator;
import java.util.List;

/** Every entry at one revision, sorted by decision so that equal states have equal bytes. */
public record Snapshot(long rev, List<PolicyEntry> entries) {
    public Snapshot {
        entries = entries.stream()
                .sorted(Comparator.comparing(PolicyEntry::decision))
                .toList();
    }
}
