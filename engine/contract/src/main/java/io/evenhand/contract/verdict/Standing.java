// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.verdict;

import static java.util.Objects.requireNonNull;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What casework knows about an account when a verdict is reached.
 *
 * @param allowlistedUntil the end of an active allow entry, or null if there is none
 * @param heldUntil the end of a migration hold, or null if there is none
 * @param appealOpen whether an appeal is waiting for its decision
 * @param evidenceVerified whether two people verified evidence of sale
 * @param priorNotices how many notices the account holder was given in the last year
 */
public record Standing(
        AccountId account,
        @Nullable Instant allowlistedUntil,
        @Nullable Instant heldUntil,
        boolean appealOpen,
        boolean evidenceVerified,
        int priorNotices) {
    public Standing {
        requireNonNull(account, "account");
    }

    /** The standing of an account that casework knows nothing about. */
    public static Standing blank(AccountId account) {
        return new Standing(account, null, null, false, false, 0);
    }
}
