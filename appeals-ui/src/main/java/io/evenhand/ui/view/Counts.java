// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.enforcement.document.Phrasebook;

/** Numbers with their noun, signs and percentages, free of the machine's locale. */
public final class Counts {
    private static final String MINUS = "\u2212";

    private Counts() {}

    /** {@code 1 case}, {@code 2 cases}, as a language says it; the noun stands in the book of the desk. */
    public static String of(long count, String noun, Phrasebook words) {
        return words.say("desk.count." + noun, "n", count);
    }

    /** {@code +17}, {@code 0}, or a real minus sign before the digits. */
    public static String signed(int points) {
        if (points == 0) {
            return "0";
        }
        return points > 0 ? "+" + points : MINUS + Math.abs((long) points);
    }
}
