// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.assessment;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One signal turned into integer points, with everything needed to check the turn.
 *
 * @param signal the signal's name, such as {@code rhythm.tenure}
 * @param family the family whose cap bounds it
 * @param points decibans (ten times the decimal logarithm of a likelihood ratio), rounded towards the account's favour
 * @param n the sample size the statistic rests on
 * @param statistic the signal's own statistic, or null where a count says it all
 * @param p the probability of a statistic at least as large under the innocent null, or null where there is none
 * @param window the span of event time looked at, as an ISO 8601 duration
 * @param detail further numbers by name, for explanations and for recomputing the points
 */
public record EvidenceAtom(
        String signal,
        Family family,
        int points,
        long n,
        @Nullable Double statistic,
        @Nullable Double p,
        String window,
        Map<String, Double> detail) {
    public EvidenceAtom {
        requireNonNull(signal, "signal");
        requireNonNull(family, "family");
        requireNonNull(window, "window");
        detail = Collections.unmodifiableMap(new TreeMap<>(detail));
    }
}
