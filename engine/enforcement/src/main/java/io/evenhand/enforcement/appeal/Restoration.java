// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

/** How far an account is back to where it was after an appeal was won. */
public enum Restoration {
    /** Nothing is to be restored. */
    NOT_DUE,
    /** Decided; the feed has not yet announced it. */
    WAITING_FOR_FEED,
    /** Announced; some connected edge has not yet acknowledged it. */
    WAITING_FOR_EDGES,
    /** Every connected edge acknowledged it. */
    RESTORED
}
