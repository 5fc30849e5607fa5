// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An erasure and how far it has come.
 *
 * @param account null once it is done
 * @param ledgerAt when the rows were gone, or null
 * @param feedRev the feed's first revision whose files lack the account, or null
 * @param edges how many connected edges had confirmed that revision when it was done, or null
 */
public record ErasureRow(
        String receipt,
        @Nullable AccountId account,
        String askedBy,
        Instant askedAt,
        @Nullable Instant ledgerAt,
        @Nullable Long feedRev,
        @Nullable Instant doneAt,
        long rowsGone,
        @Nullable Integer edges) {}
