// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.cases;

/** What comes of an act on a case. */
public sealed interface Acted {
    /** It is done. */
    record Done(int version) implements Acted {}

    /** Nothing happened. */
    record Refused(Why why) implements Acted {}

    /** Why nothing happened. */
    enum Why {
        NOT_FOUND,
        /** Somebody else acted in the meantime: read the file again. */
        OUT_OF_DATE,
        /** The case is not in a state where this makes sense. */
        STATE,
        ROLE,
        /** The second person must be another one than the first. */
        SAME_PERSON,
        /** Nobody decides on a file they have not opened. */
        FILE_NOT_OPENED,
        TEXT_TOO_SHORT,
        ALLOWLISTED,
        ALREADY_RESTRICTED
    }
}
