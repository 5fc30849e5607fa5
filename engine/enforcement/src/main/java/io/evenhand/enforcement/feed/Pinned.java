// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.enforcement.ledger.PinRow;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A revision that edges stay at, and what waits meanwhile.
 *
 * @param by who said so
 * @param until when edges go on by themselves
 * @param restricting how many entries that are new or changed edges are not told yet
 * @param relieving how many people's measures ended that edges still apply
 */
public record Pinned(long rev, String by, Instant at, Instant until, String reason, int restricting, int relieving) {
    static Pinned of(PinRow pin, FeedPlan waiting, Map<DecisionId, PolicyEntry> announced, Instant now) {
        int relieving = (int) waiting.removed().stream()
                .map(announced::get)
                .filter(entry -> entry != null && lasts(entry.until(), now))
                .count();
        return new Pinned(
                pin.rev(),
                pin.by(),
                pin.at(),
                pin.until(),
                pin.reason(),
                waiting.put().size(),
                relieving);
    }

    private static boolean lasts(@Nullable Instant until, Instant now) {
        return until == null || now.isBefore(until);
    }
}
