// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody outside told us about an account. It does nothing by itself, and who told us is not in it.
 *
 * @param receipt what the reporter can ask about it with
 * @param account the account it is about, or null if it is not known
 * @param outcome what became of it, or null
 */
public record ThirdPartyReportRow(
        String id,
        String receipt,
        @Nullable AccountId account,
        String words,
        Instant receivedAt,
        @Nullable Outcome outcome,
        @Nullable String closedWhy) {
    /** What becomes of a report. */
    public enum Outcome {
        /** One of us looked and found something to go on with. */
        TAKEN_UP,
        NOTHING_FOUND,
        /** It was plainly made up. */
        UNFOUNDED
    }
}
