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
        STATEMENT_EMPTY,
        STATEMENT_TOO_LONG,
        CONTACT_TOO_LONG
    }
}
