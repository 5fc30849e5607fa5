// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.text;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.PseudoDocuments;
import java.util.function.UnaryOperator;

/** A language that nobody speaks: every message stands in brackets and is as much longer as a translation can be. */
public final class Pseudo {
    /** How much longer. */
    private static final double GROWTH = 0.4;

    private Pseudo() {}

    /** German pages speak it until the end of the run, or until the same is called with {@code false}. */
    public static void instead(boolean pseudo) {
        UnaryOperator<String> change = pseudo ? Pseudo::longer : Pseudo::plain;
        Texts.change(Language.DE, change);
        PseudoDocuments.change(Language.DE, change);
    }

    private static String longer(String pattern) {
        int words = Math.max(1, (int) Math.round(pattern.length() * GROWTH / 6));
        return "⟦" + pattern + " schön".repeat(words) + "⟧";
    }

    private static String plain(String pattern) {
        return pattern.substring(1, pattern.length() - 1).replaceAll("( schön)+$", "");
    }
}
