// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.document.Phrasebook;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decisions in words of the desk. */
public final class DecisionWords {
    private DecisionWords() {}

    /** The measure as a noun phrase in the language of the desk's reader. */
    public static String name(Measure measure, Phrasebook words) {
        return words.say("desk.measure." + measure.name().toLowerCase(Locale.ROOT));
    }

    /** An end in the language of the desk's reader; a termination has none. */
    public static String until(@Nullable Instant until, Phrasebook words) {
        return until == null
                ? words.say("desk.measure.endless")
                : words.say(
                        "desk.measure.until",
                        "date",
                        Dates.minute(until, words.language()).text());
    }
}
