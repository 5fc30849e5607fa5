// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

/** Whether a decision still stands; a decision past its end stands but no longer restricts. */
public enum DecisionState {
    STANDING,
    /** An appeal or a person took it back. */
    LIFTED,
    /** Another decision, on appeal, took its place. */
    REPLACED
}
