// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says to the people it concerns: one plain sentence or two, in each language of the house.
 *
 * @param en English
 * @param fr French
 * @param de German
 */
public record Says(String en, String fr, String de) {
    /** The languages, in the order of the parts. */
    public static final List<String> LANGUAGES = List.of("en", "fr", "de");

    /** The longest sentence, UTF-16 units. */
    public static final int LENGTH_MAX = 400;

    public Says {
        for (String sentence : List.of(en, fr, de)) {
            String fault = fault(sentence);
            if (fault != null) {
                throw new IllegalArgumentException(fault);
            }
        }
    }

    /** The sentence in a language; English for one that the house does not speak. */
    public String in(String language) {
        return switch (language) {
            case "fr" -> fr;
            case "de" -> de;
            default -> en;
        };
    }

    /**
     * What is wrong with a sentence, or null: too long, empty, or with characters that people cannot see but that change
     * what they read (line ends, controls, marks that turn the direction of text, halves of characters).
     */
    public static @Nullable String fault(String sentence) {
        if (sentence.isBlank() || sentence.length() > LENGTH_MAX) {
            return "a sentence has 1 to " + LENGTH_MAX + " characters";
        }
        boolean visible = sentence.codePoints().allMatch(Says::isVisible);
        if (!visible || !Normalizer.isNormalized(sentence, Normalizer.Form.NFC)) {
            return "a sentence holds only characters that can be seen, in their composed form";
        }
        return null;
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
