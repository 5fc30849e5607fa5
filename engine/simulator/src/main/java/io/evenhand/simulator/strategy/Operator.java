// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.strategy;

import io.evenhand.simulator.population.Draws;
import io.evenhand.simulator.population.Keys;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Whoever runs one or more seller accounts, with what all of them have in common.
 *
 * @param number the operator's number in the population
 * @param size how many viewers each account aims at
 * @param period how long a month is that is sold
 * @param graceDays days between an expiry and its consequence
 * @param renewal the probability that a customer pays for another period
 * @param offCycle the fraction of customers whose access ends before the paid time does: they leave, or are thrown out
 * @param trialDays the length of a trial
 * @param deleteAfterDays 0: a share is removed at once; otherwise libraries are withdrawn first and the share this much later
 * @param minute the minute of the hour at which the panel's job runs
 * @param eveningHour when things are done that are done by hand
 * @param keys the strong keys, used on every linked account
 */
public record Operator(
        int number,
        int size,
        Period period,
        int graceDays,
        double renewal,
        double offCycle,
        int trialDays,
        int deleteAfterDays,
        int minute,
        int eveningHour,
        Keys keys) {
    /** What is sold as a month. */
    public enum Period {
        THIRTY_DAYS,
        /** To the same day of the next month. */
        CALENDAR_MONTH
    }

    /** The operator of this number, from a stream that does not depend on its accounts. */
    public static Operator of(int number, PanelParameters parameters, Draws draws) {
        return new Operator(
                number,
                draws.between(parameters.sizeLow(), parameters.sizeHigh()),
                draws.chance(0.6) ? Period.THIRTY_DAYS : Period.CALENDAR_MONTH,
                draws.oneOf(0, 0, 0, 1, 3, 7, 14),
                draws.uniform(0.7, 0.9),
                draws.uniform(0.03, 0.25),
                draws.between(1, 3),
                draws.chance(0.35) ? draws.oneOf(3, 7, 14) : 0,
                draws.between(0, 59),
                draws.between(17, 23),
                Keys.own(draws, true));
    }

    public String name() {
        return "op-" + number;
    }

    /** When so many months that begin at {@code from} are over. */
    long expiry(long from, int months) {
        return switch (period) {
            case THIRTY_DAYS -> from + months * 30L * 86_400_000;
            case CALENDAR_MONTH ->
                Instant.ofEpochMilli(from)
                        .atZone(ZoneOffset.UTC)
                        .plusMonths(months)
                        .toInstant()
                        .toEpochMilli();
        };
    }
}
