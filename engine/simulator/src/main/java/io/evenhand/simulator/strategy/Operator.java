// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.strategy;

import io.evenhand.simulator.draw.Draws;
import io.evenhand.simulator.population.Keys;
import io.evenhand.simulator.population.Window;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Whoever runs one or more seller accounts, with what all of them have in common.
 *
 * @param number the operator's number in the population
 * @param parameters the strategy
 * @param accounts how many accounts there are
 * @param size how many viewers each account aims at
 * @param plan what is paid for
 * @param periodDays the length of a period; 30.44 stands for the calendar's months
 * @param graceDays days between an expiry and its consequence
 * @param renewal the probability that a customer pays for another period
 * @param offCycle the fraction of customers whose access ends before the paid time does: they leave, or are thrown out
 * @param trialDays the length of a trial
 * @param deleteAfterDays 0: a share is removed at once; otherwise libraries are withdrawn first and the share this much later
 * @param minute the minute of the hour at which the panel's job runs
 * @param manualHour when things are done that are done by hand
 * @param keys the strong keys, used on every linked account
 */
public record Operator(
        int number,
        PanelParameters parameters,
        int accounts,
        int size,
        Strategy.Plan plan,
        double periodDays,
        int graceDays,
        double renewal,
        double offCycle,
        int trialDays,
        int deleteAfterDays,
        int minute,
        int manualHour,
        Keys keys) {
    private static final double CALENDAR = 30.44;

    /** The operator of this number, from a stream that does not depend on its accounts. */
    public static Operator of(int number, int accounts, PanelParameters parameters, SellingLaws selling, Draws draws) {
        Strategy.Plan plan = parameters.strategy().plan();
        return new Operator(
                number,
                parameters,
                accounts,
                parameters.laws().size().whole(draws),
                plan,
                (plan == Strategy.Plan.MONTHLY ? selling.periodDays() : selling.annualDays()).draw(draws),
                selling.graceDays().whole(draws),
                selling.renewal().draw(draws),
                selling.offCycle().draw(draws),
                selling.trialDays().whole(draws),
                selling.withdrawsFirst().happens(draws)
                        ? selling.deletedAfterDays().whole(draws)
                        : 0,
                selling.jobMinute().whole(draws),
                selling.manualHour().whole(draws),
                Keys.own(draws, true));
    }

    public String name() {
        return "op-" + number;
    }

    /** What is sold, in a word. */
    String planName() {
        return switch (plan) {
            case MONTHLY -> periodDays == CALENDAR ? "calendar" : "monthly-" + Math.round(periodDays);
            case ANNUAL -> "annual";
            case LIFETIME -> "lifetime";
        };
    }

    /** What a paying viewer brings in a month. */
    double pricePerMonth(SellingLaws selling, Draws draws) {
        return switch (plan) {
            case MONTHLY -> selling.monthlyPrice().draw(draws);
            case ANNUAL -> selling.annualPrice().draw(draws) / 12;
            case LIFETIME ->
                selling.lifetimePrice().draw(draws) / selling.lifetimeMonths().draw(draws);
        };
    }

    /** When so many periods that begin at {@code from} are over. */
    long expiry(long from, int periods) {
        if (plan == Strategy.Plan.MONTHLY && periodDays == CALENDAR) {
            return Instant.ofEpochMilli(from)
                    .atZone(ZoneOffset.UTC)
                    .plusMonths(periods)
                    .toInstant()
                    .toEpochMilli();
        }
        return from + Window.days(periods * periodDays);
    }
}
