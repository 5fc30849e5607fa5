// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.text;

import io.evenhand.enforcement.document.Phrasebook;
import java.util.Locale;
import java.util.regex.Pattern;

/** Codes and short English phrases that programs write into records and refusals, as people of a language say them. */
public final class Recorded {
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

    private Recorded() {}

    /**
     * {@code WORKING_ON} and {@code working on} are both looked up as {@code working_on}; what the book has no words for is
     * said as it was written.
     *
     * @param room where the words stand, with a dot at its end
     */
    public static String say(Phrasebook words, String room, String phrase) {
        String key = room + NO_LETTERS.matcher(phrase.toLowerCase(Locale.ROOT)).replaceAll("_");
        return words.has(key) ? words.say(key) : phrase;
    }
}
