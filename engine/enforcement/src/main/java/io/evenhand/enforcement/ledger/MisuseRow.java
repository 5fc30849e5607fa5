// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the register of misuse; {@code pausedUntil} is null unless a pause followed the warning. */
public record MisuseRow(
        long id,
        AccountId account,
        String kind,
        Instant warnedAt,
        String warnedBy,
        String reasons,
        @Nullable Instant pausedUntil,
        @Nullable String pausedBy,
        @Nullable String pauseWhy) {}
