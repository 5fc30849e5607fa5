// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

/** How an appeal ends. */
public enum AppealOutcome {
    /** The decision stays as it is. */
    UPHELD,
    /** The measure stays, for a shorter time. */
    PARTLY,
    /** The decision was wrong and everything is undone. */
    OVERTURNED
}
