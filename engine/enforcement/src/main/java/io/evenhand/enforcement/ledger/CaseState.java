// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

/** Where a case stands. */
public enum CaseState {
    /** A person should look at it. */
    OPEN,
    /** One person proposed a measure; a second one must agree. */
    PROPOSED,
    /** A measure is in force because of it. */
    DECIDED,
    /** Nothing is left to do. */
    CLOSED;

    /** Whether people still work on it. */
    public boolean isLive() {
        return this == OPEN || this == PROPOSED;
    }
}
