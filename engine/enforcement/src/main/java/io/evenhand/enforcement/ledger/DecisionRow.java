// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.id.AssessmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision and what became of it.
 *
 * @param reasonCodes the verdict's, strongest first
 * @param firstReadAt when the account holder first read the notice, or null
 * @param withheld whether an allow entry keeps it from restricting right now
 * @param publishedRev the feed's revision that first carried it, or null
 * @param removedRev the revision that took it back, or null
 * @param restoredAt when every connected edge had acknowledged that, or null
 */
public record DecisionRow(
        Decision decision,
        CaseId caseId,
        AssessmentId assessment,
        List<String> reasonCodes,
        DecisionState state,
        Instant deliveredAt,
        @Nullable Instant firstReadAt,
        boolean withheld,
        @Nullable Long publishedRev,
        @Nullable Long removedRev,
        @Nullable Instant restoredAt) {
    /**
     * One that is taken now and of which nothing has become yet.
     *
     * @param reasonCodes the verdict's; where it has none, people found what the decision rests on
     */
    public static DecisionRow taken(
            Decision decision, CaseId caseId, AssessmentId assessment, List<String> reasonCodes, Instant now) {
        return new DecisionRow(
                decision,
                caseId,
                assessment,
                reasonCodes.isEmpty() ? List.of("DECIDED_BY_PEOPLE") : reasonCodes,
                DecisionState.STANDING,
                now,
                null,
                false,
                null,
                null,
                null);
    }

    /** Whether it restricts now. */
    public boolean isInForce(Instant now) {
        return state == DecisionState.STANDING
                && !withheld
                && !now.isBefore(decision.from())
                && (decision.until() == null || now.isBefore(decision.until()));
    }
}
