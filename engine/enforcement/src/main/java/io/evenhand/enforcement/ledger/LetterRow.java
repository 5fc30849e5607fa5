// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that is due to an account holder.
 *
 * @param appeal the appeal it is about, or null
 */
public record LetterRow(
        long id,
        Kind kind,
        AccountId account,
        DecisionId decision,
        @Nullable AppealId appeal,
        Instant dueAt) {
    /** What it tells. */
    public enum Kind {
        NOTICE_SERVED,
        APPEAL_RECEIVED,
        INFORMATION_ASKED,
        /** We are late; until we decide, the measure is milder. */
        RELIEVED,
        REASONS_SENT,
        /** Everything is back: never due before every connected edge has said so. */
        RESTORED,
        LIFTED
    }
}
