// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.verdict;

/** What may be done about an account, from nothing to the end; the order is the severity. */
public enum Measure {
    NONE,
    MONITOR,
    NOTICE,
    /** No new invitations and a cap on concurrent external streams; never the owner's own or Home playback. */
    LIMIT,
    SUSPEND_SERVER,
    SUSPEND_ACCOUNT,
    TERMINATE;

    /** True for what takes something away from the account holder. */
    public boolean isRestriction() {
        return compareTo(LIMIT) >= 0;
    }

    /** True for the most a rule may do without a person: everything above needs two different people. */
    public boolean isWithinReachOfARule() {
        return compareTo(LIMIT) <= 0;
    }
}
