// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

/** What comes of handing in an appeal. */
public sealed interface Filing {
    /** It is in the queue. */
    record Filed(Appeal appeal) implements Filing {}

    /** It was not taken. */
    record Refused(Why why) implements Filing {}

    /** Why an appeal was not taken. */
    enum Why {
        LINK_NOT_VALID,
        WINDOW_CLOSED,
        ALREADY_FILED,
        /** A repeated appeal, while repeated ones are left unanswered because they were misused. */
        PAUSED,
        STATEMENT_EMPTY,
        STATEMENT_TOO_LONG,
        CONTACT_TOO_LONG,
        /** It names a part that the decision does not have. */
        GROUND_NOT_KNOWN,
        FILES_TOO_MANY,
        /** One is not what is taken, or is damaged. */
        FILE_NOT_TAKEN
    }
}
