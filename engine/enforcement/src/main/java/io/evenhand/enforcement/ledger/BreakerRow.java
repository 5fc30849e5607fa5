// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A breaker that tripped: until a person releases it, what it is about asks people instead of restricting.
 *
 * @param id 0 before it is written
 * @param rule the rule concerned, or null for the whole version
 * @param hits how many restrictions or overturned decisions
 * @param trials of how many, or null where there is no such number
 * @param expected how many, or which part, was to be expected; null where nobody said
 * @param lower of a 95 % interval, or null
 * @param upper of the same
 * @param detail in words
 */
public record BreakerRow(
        long id,
        String ruleset,
        @Nullable String rule,
        Kind kind,
        int hits,
        @Nullable Integer trials,
        @Nullable Double expected,
        @Nullable Double lower,
        @Nullable Double upper,
        String detail,
        Instant trippedAt,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy,
        @Nullable String releaseReason) {
    /** Why a breaker trips. */
    public enum Kind {
        /** More restrictions within an hour than the report lets expect. */
        HOURLY,
        /** The same within a day. */
        DAILY,
        /** Restrictions that gather in one cohort or network. */
        CONCENTRATION,
        /** Too many decisions were overturned on appeal. */
        OVERTURNED,
        /** What it did was undone. */
        UNDONE
    }

    /** How many of how many, with the bounds of a 95 % interval and what was to be expected; each null where there is none. */
    public record Count(
            int hits,
            @Nullable Integer trials,
            @Nullable Double expected,
            @Nullable Double lower,
            @Nullable Double upper) {}

    /** One that trips now. */
    public static BreakerRow tripped(
            String ruleset, @Nullable String rule, Kind kind, Count count, String detail, Instant now) {
        return new BreakerRow(
                0,
                ruleset,
                rule,
                kind,
                count.hits(),
                count.trials(),
                count.expected(),
                count.lower(),
                count.upper(),
                detail,
                now,
                null,
                null,
                null);
    }
}
