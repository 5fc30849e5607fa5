// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ladder;

import io.evenhand.contract.id.DecisionId;
import org.jspecify.annotations.Nullable;

/** What comes of a step on the ladder. */
public sealed interface Stepped {
    /**
     * It was taken.
     *
     * @param version of the proposal, to be handed back with the next step
     * @param decision what it led to, or null
     */
    record Done(String proposal, int version, @Nullable DecisionId decision) implements Stepped {}

    /** Nothing happened. */
    record Refused(Why why) implements Stepped {}

    /** Why a step could not be taken. */
    enum Why {
        NOT_FOUND,
        ROLE,
        /** The case or the proposal is not in a state from which this step is legal. */
        STATE,
        /** Somebody acted in between: the page is out of date. */
        OUT_OF_DATE,
        TEXT_TOO_SHORT,
        /** The file was not opened, or not since the account holder answered. */
        FILE_NOT_OPENED,
        /** What is harsher than a limit rests on evidence that two people verified and nobody withdrew. */
        EVIDENCE_NEEDED,
        /** Nobody decides before they wrote down what they made of the evidence themselves. */
        NO_OWN_VIEW,
        /** Newer evidence changed the picture that the proposal is about. */
        PICTURE_CHANGED,
        /** Somebody who took part already. */
        SAME_PERSON,
        ALLOWLISTED,
        APPEAL_OPEN,
        /** What stands is as harsh. */
        ALREADY_RESTRICTED
    }
}
