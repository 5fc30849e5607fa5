// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

/** A request about data that people answered about several times within a year (GDPR Art. 12(5)). */
public final class TooOftenException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TooOftenException(int max) {
        super("people have dealt with " + max
                + " requests of yours about the same data within a year, so we do not take "
                + "another one now. The answers stay on this page; you can take them to the data protection authority, "
                + "appeal any decision, and come back when the data are new or the year is over.");
    }
}
