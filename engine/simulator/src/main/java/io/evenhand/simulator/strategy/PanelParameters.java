// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.strategy;

/**
 * The parameters of one strategy.
 *
 * @param perMillion how many accounts of a million owners
 * @param sizeLow the fewest viewers of an account
 * @param sizeHigh the most
 * @param trial the probability that a new customer first gets a trial
 * @param lapse the probability that a customer who was removed pays later and returns
 * @param jitterDays the spread of the delay between an expiry and the removal
 * @param bot the probability that an account is run by a program
 * @param killScript the probability that a script enforces the plans' limits on streams
 * @param operatorLow the fewest accounts of one operator
 * @param operatorHigh the most
 * @param hosted the probability that a server is at a hosting provider
 * @param cover the fraction of the viewers who are real friends
 * @param source where the numbers are from
 */
public record PanelParameters(
        Strategy strategy,
        double perMillion,
        int sizeLow,
        int sizeHigh,
        double trial,
        double lapse,
        double jitterDays,
        double bot,
        double killScript,
        int operatorLow,
        int operatorHigh,
        double hosted,
        double cover,
        String source) {}
