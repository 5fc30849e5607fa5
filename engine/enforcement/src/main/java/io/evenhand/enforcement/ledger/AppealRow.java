// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One appeal as stored; the contact is elsewhere. */
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
        @Nullable Instant decidedAt) {}
