// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One appeal as stored; the contact, the grounds and the files are elsewhere.
 *
 * @param assignee who reviews it, or null
 * @param hardship what the measure does to the person, in their words, or null
 * @param language en, fr or de
 * @param question what we asked last, or null
 * @param turnedAway why a person found that it is no appeal, or null
 */
public record AppealRow(
        AppealId id,
        DecisionId decision,
        AccountId account,
        String statement,
        boolean hasContact,
        Instant filedAt,
        Instant answerBy,
        @Nullable AppealOutcome outcome,
        @Nullable String decider,
        @Nullable String reasons,
        @Nullable Instant decidedAt,
        AppealState state,
        @Nullable String assignee,
        @Nullable String hardship,
        String language,
        @Nullable String question,
        @Nullable String turnedAway) {
    /** One that came in a moment ago. */
    public static AppealRow filed(
            AppealId id,
            Decision against,
            String statement,
            boolean hasContact,
            @Nullable String hardship,
            String language,
            Instant now,
            Instant answerBy) {
        return new AppealRow(
                id,
                against.id(),
                against.subject().account(),
                statement,
                hasContact,
                now,
                answerBy,
                null,
                null,
                null,
                null,
                AppealState.RECEIVED,
                null,
                hardship,
                language,
                null,
                null);
    }
}
