// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry that keeps signals from counting, as stored; {@code startsAt} is null until a second person agreed. */
public record ExemptionRow(
        long id,
        AccountId account,
        @Nullable ServerId server,
        List<String> signals,
        String reason,
        String proposedBy,
        @Nullable String approvedBy,
        @Nullable Instant startsAt,
        Instant endsAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy,
        @Nullable String withdrawnWhy,
        @Nullable Instant appealedAt,
        @Nullable Instant appealBy,
        @Nullable String outcome) {
    public ExemptionRow {
        signals = List.copyOf(signals);
    }

    /** Whether this person proposed it, agreed to it or withdrew it, and so may not answer an appeal about it. */
    public boolean tookPart(String name) {
        return name.equals(proposedBy) || name.equals(approvedBy) || name.equals(withdrawnBy);
    }

    public boolean isActive(Instant now) {
        return startsAt != null
                && !startsAt.isAfter(now)
                && endsAt.isAfter(now)
                && (withdrawnAt == null || "OVERTURNED".equals(outcome));
    }
}
