// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

/** What comes of deciding an appeal. */
public sealed interface Ruling {
    /** It is decided and everything that follows is under way. */
    record Decided(Appeal appeal) implements Ruling {}

    /** Nothing happened. */
    record Refused(Why why) implements Ruling {}

    /** Why an appeal could not be decided. */
    enum Why {
        NOT_FOUND,
        ALREADY_DECIDED,
        TOOK_PART,
        ROLE,
        REASONS_TOO_SHORT,
        GROUND_NOT_ANSWERED,
        /** It is not in a state from which this is legal. */
        STATE,
        ASSIGNED_TO_SOMEBODY_ELSE,
        /** Whoever it is to go to does not decide appeals, or took part in the decision. */
        NOT_ENTITLED
    }
}
