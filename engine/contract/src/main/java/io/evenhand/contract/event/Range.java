// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

/** Bounds of the numbers in events; a number outside them says that the producer is broken, not that people are. */
final class Range {
    private Range() {}

    static void days(String field, int value) {
        within(field, value, 1, 3_650);
    }

    static void within(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw new FieldOutOfRangeException(field);
        }
    }
}
