// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An authority's request as stored.
 *
 * @param account null if the account was erased
 * @param outcome null until the second person decided
 */
public record AuthorityRow(
        long id,
        @Nullable AccountId account,
        String authority,
        String legalBasis,
        String askedFor,
        Instant receivedAt,
        String recordedBy,
        @Nullable String checkedBy,
        @Nullable String opinion,
        @Nullable String secondBy,
        @Nullable String outcome,
        @Nullable String extract,
        @Nullable Instant decidedAt,
        @Nullable Instant barredUntil,
        @Nullable Instant toldAt) {}
