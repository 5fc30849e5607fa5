// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.policy.Delta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be said.
 *
 * @param plan what entries edges must be told
 * @param sections what else is true now
 * @param outbox the rows that are done once it was said
 */
record Pending(FeedPlan plan, FeedSections sections, List<Long> outbox) {
    /** Nothing is said, and what waits goes on waiting. */
    static Pending nothing(FeedState announced) {
        return new Pending(new FeedPlan(List.of(), List.of(), false), announced.sections(), List.of());
    }

    @Nullable
    Delta delta(FeedState announced, boolean told) {
        Delta entries = plan.delta(announced.rev());
        if (entries == null && !told) {
            return null;
        }
        Delta empty = new Delta(announced.rev(), announced.rev() + 1, List.of(), List.of());
        return announced.sections().into(entries == null ? empty : entries, sections);
    }
}
