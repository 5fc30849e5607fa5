// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.notice.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A notice of the ledger in the shape of a page. */
public final class DecisionWords {
    private DecisionWords() {}

    public static DecisionView of(Notice notice) {
        Instant until = notice.until();
        return new DecisionView(
                notice.decision().value(),
                notice.headline(),
                changes(notice.measure()),
                notice.stillWorks(),
                Dates.minute(notice.from()),
                until == null ? null : Dates.minute(until),
                notice.reasons().facts(),
                notice.reasons().inFavour(),
                notice.reasons().notUsed(),
                notice.reasons().ground(),
                notice.howDecided(),
                notice.reasons().redress());
    }

    /** The measure as a noun phrase, for people at the desk. */
    public static String name(Measure measure) {
        return switch (measure) {
            case NONE -> "no measure";
            case MONITOR -> "a closer look";
            case NOTICE -> "a notice";
            case LIMIT -> "a limit";
            case SUSPEND_SERVER -> "suspension of a server";
            case SUSPEND_ACCOUNT -> "suspension of the account";
            case TERMINATE -> "end of the account";
        };
    }

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

    private static List<String> changes(Measure measure) {
        return switch (measure) {
            case NONE, MONITOR, NOTICE -> List.of("Nothing is restricted.");
            case LIMIT ->
                List.of(
                        "You cannot invite new people for now.",
                        "Only a few people outside your home can watch at the same moment.");
            case SUSPEND_SERVER -> List.of("The server named above cannot be reached through the service for now.");
            case SUSPEND_ACCOUNT -> List.of("Your servers cannot be reached through the service for now.");
            case TERMINATE -> List.of("The account is closed.");
        };
    }

    /** An end in words; a termination has none. */
    public static String until(@Nullable Instant until) {
        return until == null ? "without an end" : "until " + Dates.minute(until).text();
    }
}
