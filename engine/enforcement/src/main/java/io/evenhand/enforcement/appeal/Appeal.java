// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.AppealState;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One appeal against one decision.
 *
 * @param statement the account holder's own words
 * @param answerBy the day we promised an answer for
 * @param assignee who reviews it, or null
 * @param question what we asked last, or null
 * @param hardship what the measure does to the person, in their words, or null
 * @param turnedAway why a person found that it is no appeal, or null
 * @param outcome null until decided; so are {@code decider}, {@code reasons} and {@code decidedAt}
 */
public record Appeal(
        AppealId id,
        DecisionId decision,
        AccountId account,
        CaseId caseId,
        String statement,
        boolean hasContact,
        Instant filedAt,
        Instant answerBy,
        @Nullable AppealOutcome outcome,
        @Nullable String decider,
        @Nullable String reasons,
        @Nullable Instant decidedAt,
        Restoration restoration,
        AppealState state,
        @Nullable String assignee,
        @Nullable String question,
        @Nullable String hardship,
        @Nullable String turnedAway) {
    static Appeal of(AppealRow row, DecisionRow decision) {
        return new Appeal(
                row.id(),
                row.decision(),
                row.account(),
                decision.caseId(),
                row.statement(),
                row.hasContact(),
                row.filedAt(),
                row.answerBy(),
                row.outcome(),
                row.decider(),
                row.reasons(),
                row.decidedAt(),
                Restoration.of(row, decision),
                row.state(),
                row.assignee(),
                row.question(),
                row.hardship(),
                row.turnedAway());
    }
}
