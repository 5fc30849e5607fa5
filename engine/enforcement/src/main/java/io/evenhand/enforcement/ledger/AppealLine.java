// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An appeal that waits, as a line of the queue.
 *
 * @param score of the assessment that the decision rests on
 * @param assignee who works on it, or null
 * @param tookPart whether the reader took part in the decision
 */
public record AppealLine(
        AppealId id,
        DecisionId decision,
        AccountId account,
        Measure measure,
        int score,
        Instant filedAt,
        Instant answerBy,
        @Nullable String assignee,
        boolean tookPart) {

    /** Whether somebody who decides about cases may decide it. */
    public boolean isFreeFor(String reader) {
        return !tookPart && (assignee == null || assignee.equals(reader));
    }
}
