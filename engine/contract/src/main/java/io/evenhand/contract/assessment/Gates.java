// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.assessment;

import static java.util.Objects.requireNonNull;

/**
 * The counts that decide whether there is enough evidence to look at a score at all.
 *
 * @param externalViewers30d distinct viewers outside the Home who have access, or played something in the last 30 days
 * @param agedTenures ended external tenures of at least 20 days in the rhythm window that count as evidence
 * @param persistence in how many of the latest weekly evaluations the account stood out
 */
public record Gates(int externalViewers30d, int agedTenures, Persistence persistence) {
    public Gates {
        requireNonNull(persistence, "persistence");
    }
}
