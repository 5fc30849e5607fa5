// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An objection or a restriction as stored; {@code outcome} is null while it is open. */
public record RightsRow(
        long id,
        AccountId account,
        String kind,
        List<String> signals,
        String words,
        Instant filedAt,
        Instant dueAt,
        @Nullable String outcome,
        @Nullable String reasons,
        @Nullable Instant decidedAt) {
    public RightsRow {
        signals = List.copyOf(signals);
    }
}
