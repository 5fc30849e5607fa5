// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.decision.Subject;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import org.jspecify.annotations.Nullable;

/**
 * One proposal as stored.
 *
 * @param clause of the terms of service that the conduct is held to break
 * @param terms the version of the terms in force at the time of the conduct
 * @param days how long the measure lasts; null for a termination
 * @param approver who agreed first, or null
 * @param secondApprover who agreed that it is urgent, or null
 * @param decision what it led to, or null
 * @param assessment what its proposer read, or null for one from before that was kept
 */
public record ProposalRow(
        String id,
        CaseId caseId,
        Subject subject,
        Measure measure,
        String clause,
        String terms,
        String facts,
        String proportionality,
        @Nullable Integer days,
        @Nullable Urgency urgency,
        State state,
        int version,
        String proposer,
        @Nullable String approver,
        @Nullable String secondApprover,
        @Nullable DecisionId decision,
        @Nullable AssessmentId assessment) {
    /** The same, as far as this; its version counts up when it is written. */
    public ProposalRow moved(State to, @Nullable String agreedBy, @Nullable String thenBy, @Nullable DecisionId led) {
        return new ProposalRow(
                id,
                caseId,
                subject,
                measure,
                clause,
                terms,
                facts,
                proportionality,
                days,
                urgency,
                to,
                version,
                proposer,
                agreedBy,
                thenBy,
                led,
                assessment);
    }

    /** How far it has come. */
    public enum State {
        PROPOSED,
        AWAITING_SECOND,
        AGREED,
        CLOSED_NO_ACTION
    }
}
