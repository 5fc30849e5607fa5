// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One allow entry as stored.
 *
 * @param approvedBy who agreed, or null as long as nobody did
 * @param from when it began, or null as long as nobody agreed
 */
public record AllowRow(
        long id,
        AccountId account,
        Scope scope,
        String reason,
        String grantedBy,
        @Nullable String approvedBy,
        @Nullable Instant from,
        Instant until,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy) {
    /** What an entry withholds. */
    public enum Scope {
        /** Nothing new is taken; what is in force stays in force. */
        NEW_MEASURES,
        /** What is in force is withheld as well. */
        ALL_MEASURES
    }

    /** Whether somebody had a part in it so far. */
    public boolean tookPart(String staff) {
        return staff.equals(grantedBy) || staff.equals(approvedBy) || staff.equals(withdrawnBy);
    }
}
