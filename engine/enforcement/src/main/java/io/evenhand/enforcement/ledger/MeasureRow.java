// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A measure against a network as it is stored; it is about no account and no decision is about it.
 *
 * @param prefix in canonical text
 * @param action {@code DENY} or {@code ALLOW}
 * @param cause {@code DDOS} or {@code SECURITY}
 * @param collateral whom it would hit, as it was shown to both people
 * @param automatic whether a program proposed it
 * @param hours for how long it holds from the second person's word on
 * @param startsAt null until two people said so
 */
public record MeasureRow(
        long id,
        String prefix,
        String action,
        String cause,
        String words,
        String collateral,
        boolean automatic,
        String proposedBy,
        Instant proposedAt,
        int hours,
        @Nullable String firstBy,
        @Nullable String secondBy,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String liftedBy,
        @Nullable Instant liftedAt) {}
