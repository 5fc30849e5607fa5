// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ladder;

import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.ledger.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A measure as one person writes it down.
 *
 * @param server the server that a suspension of one server is about, otherwise null
 * @param clause of the terms of service, in words the account holder can read
 * @param terms the version of the terms in force at the time of the conduct
 * @param facts what was found, at least ten characters
 * @param proportionality why nothing milder would do, at least forty characters
 * @param days how long it lasts, 1 to 365, a notice 14 at least; null for a termination
 * @param urgency why there is no time for a warning, or null
 */
public record Draft(
        Measure measure,
        @Nullable ServerId server,
        String clause,
        String terms,
        String facts,
        String proportionality,
        @Nullable Integer days,
        @Nullable Urgency urgency) {
    /** The shortest proportionality sentence, in characters. */
    public static final int PROPORTIONALITY_LENGTH_MIN = 40;

    /** The fewest days that a measure lasts: a notice at least as long as it can be answered. */
    public static int daysMin(Measure measure) {
        return measure == Measure.NOTICE ? Lead.ANSWER_DAYS : 1;
    }

    private static final int FACTS_LENGTH_MIN = 10;
    private static final int TEXT_LENGTH_MAX = 2_000;
    private static final int DAYS_MAX = 365;

    public Draft {
        clause = clause.strip();
        terms = terms.strip();
        facts = facts.strip();
        proportionality = proportionality.strip();
        if (measure == Measure.NONE || measure == Measure.MONITOR) {
            throw new IllegalArgumentException("watching is not a measure that is decided");
        }
        if ((measure == Measure.SUSPEND_SERVER) != (server != null)) {
            throw new IllegalArgumentException("a suspension of a server names it, and nothing else does");
        }
        if ((measure == Measure.TERMINATE) != (days == null) || (days != null && (days < 1 || days > DAYS_MAX))) {
            throw new IllegalArgumentException("a measure lasts 1 to 365 days, and only a termination has no end");
        }
        if (measure == Measure.NOTICE && days != null && days < Lead.ANSWER_DAYS) {
            throw new IllegalArgumentException(
                    "a notice lasts " + Lead.ANSWER_DAYS + " days or more, the time to answer it");
        }
        requireLength("clause", clause, 1);
        requireLength("terms", terms, 1);
        requireLength("facts", facts, FACTS_LENGTH_MIN);
        requireLength("proportionality", proportionality, PROPORTIONALITY_LENGTH_MIN);
    }

    private static void requireLength(String field, String text, int min) {
        if (text.length() < min || text.length() > TEXT_LENGTH_MAX) {
            throw new IllegalArgumentException(field + " has " + min + " to " + TEXT_LENGTH_MAX + " characters");
        }
    }
}
