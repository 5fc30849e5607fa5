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
 * @param logAt when the log's readers were past the account, or null
 * @param linesUntil the last moment at which a line can lie in the log; null if that is not known, or for ever
 * @param edges how many connected edges had confirmed that revision when it was done, or null
 */
public record ErasureRow(
        String receipt,
        @Nullable AccountId account,
        String askedBy,
        Instant askedAt,
        @Nullable Instant ledgerAt,
        @Nullable Instant logAt,
        @Nullable Instant linesUntil,
        @Nullable Long feedRev,
        @Nullable Instant doneAt,
        long rowsGone,
        @Nullable Integer edges) {}
