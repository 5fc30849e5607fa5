// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.DecisionId;
import org.jspecify.annotations.Nullable;

/**
 * One public statement of reasons as stored.
 *
 * @param puid the platform's unique name for it: random, never used again
 * @param body JSON without anything personal
 * @param answer what the receiving database said last, or null
 */
public record PublicationRow(
        String puid,
        DecisionId decision,
        String body,
        State state,
        int tries,
        @Nullable String answer) {
    /** How far it has come. */
    public enum State {
        /** A person has to release it first. */
        HELD,
        WAITING,
        SENT,
        /** The receiving database found a fault; people have to look. */
        REFUSED
    }
}
