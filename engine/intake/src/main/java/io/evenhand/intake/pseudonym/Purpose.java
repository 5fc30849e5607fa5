// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.pseudonym;

/** What a pseudonym is for; pseudonyms of different purposes cannot be joined, not even of the same value. */
public enum Purpose {
    /** Networks; the only purpose whose key changes with time. */
    NETWORK("network"),
    VIEWER("viewer"),
    SERVER("server"),
    STREAM("stream"),
    LIBRARY_SET("library-set"),
    EVENT("event");

    private final String label;

    Purpose(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
