// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.breaker;

import java.util.function.DoubleUnaryOperator;

/** How surprising a count is, and what a proportion may be; exact, by summing probabilities. */
final class Chance {
    private static final double TAIL = 0.025;
    private static final int HALVINGS = 60;

    private Chance() {}

    /** The probability of {@code k} or more of a Poisson count whose mean is {@code mean}. */
    static double poissonAtLeast(int k, double mean) {
        double below = 0;
        double logTerm = -mean;
        for (int i = 0; i < k; i++) {
            below += Math.exp(logTerm);
            logTerm += Math.log(mean) - Math.log(i + 1.0);
        }
        return Math.max(0, 1 - below);
    }

    /** The probability of {@code k} or more hits in {@code n} trials, each a hit with probability {@code p}. */
    static double binomialAtLeast(int k, int n, double p) {
        if (k <= 0 || p >= 1) {
            return 1;
        }
        if (p <= 0) {
            return 0;
        }
        double sum = 0;
        for (int i = k; i <= n; i++) {
            sum += Math.exp(logChoose(n, i) + i * Math.log(p) + (n - i) * Math.log1p(-p));
        }
        return Math.min(1, sum);
    }

    /** The least probability under which {@code hits} of {@code of} are not surprising: Clopper and Pearson, 95 %. */
    static double lower(int hits, int of) {
        return hits == 0 ? 0 : solve(p -> binomialAtLeast(hits, of, p), TAIL);
    }

    /** The greatest probability under which {@code hits} of {@code of} are not surprising. */
    static double upper(int hits, int of) {
        return hits == of ? 1 : solve(p -> binomialAtLeast(hits + 1, of, p), 1 - TAIL);
    }

    /** The p at which a rising function reaches a value. */
    private static double solve(DoubleUnaryOperator rising, double value) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) < value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double logChoose(int n, int k) {
        double sum = 0;
        for (int i = 1; i <= k; i++) {
            sum += Math.log(n - k + i) - Math.log(i);
        }
        return sum;
    }
}
