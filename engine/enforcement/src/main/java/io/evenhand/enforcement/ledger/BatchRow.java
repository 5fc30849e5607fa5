// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Cases that one person works through, one decision after the other.
 *
 * @param haltedAt when a second person found one of its decisions wrong, or null
 */
public record BatchRow(
        long id,
        String staff,
        Instant madeAt,
        @Nullable Instant finishedAt,
        @Nullable Instant haltedAt,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy) {
    /** What was decided in one of its cases. */
    public enum Act {
        /** Closed without a measure. */
        DISMISSED,
        PROPOSED,
        /** The answer of the case was known, and nothing follows from it. */
        KNOWN
    }

    /**
     * One case of a batch.
     *
     * @param act null until it is decided
     * @param proposal what was proposed, or null
     * @param drawn whether a second person looks at it
     * @param checkedBy who looked, or null
     * @param agrees what they found, or null
     */
    public record Item(
            long batch,
            CaseId caseId,
            String account,
            int place,
            @Nullable Act act,
            @Nullable String proposal,
            boolean drawn,
            @Nullable String checkedBy,
            @Nullable Boolean agrees,
            @Nullable String words) {
        /** Whether a second person has yet to look at it. */
        public boolean isToCheck() {
            return drawn && checkedBy == null;
        }
    }
}
