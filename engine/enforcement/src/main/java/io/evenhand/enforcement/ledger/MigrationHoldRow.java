// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A migration hold as stored; {@code endedAt} is null unless somebody ended it early. */
public record MigrationHoldRow(
        long id,
        AccountId account,
        String reason,
        String placedBy,
        Instant placedAt,
        Instant until,
        @Nullable Instant endedAt) {
    public boolean isActive(Instant now) {
        return endedAt == null && !placedAt.isAfter(now) && until.isAfter(now);
    }
}
