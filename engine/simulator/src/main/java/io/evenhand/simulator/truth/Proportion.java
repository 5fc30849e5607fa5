// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * So many of so many, with the exact 95 % bounds of Clopper and Pearson on the probability behind it.
 *
 * @param hits how many
 * @param of of how many; 0 means that nothing is known
 */
public record Proportion(int hits, int of) {
    private static final double TAIL = 0.025;
    private static final double TAIL_ONE_SIDED = 0.05;

    public Proportion {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException("a part is at most the whole");
        }
    }

    /** The fraction, or NaN of nothing. */
    public double value() {
        return of == 0 ? Double.NaN : (double) hits / of;
    }

    /** The least probability under which as many hits are not surprising. */
    @JsonProperty
    public double lower() {
        return hits == 0 ? 0 : quantile(TAIL, hits, of - hits + 1.0);
    }

    /** The greatest probability under which as few hits are not surprising. */
    @JsonProperty
    public double upper() {
        return hits == of ? 1 : quantile(1 - TAIL, hits + 1.0, (double) of - hits);
    }

    /** The bound that the probability is below with 95 % confidence, where nobody asks how low it might be. */
    @JsonProperty
    public double upperOneSided() {
        return hits == of ? 1 : quantile(1 - TAIL_ONE_SIDED, hits + 1.0, (double) of - hits);
    }

    /** The x at which the distribution Beta(a, b) reaches p, by halving. */
    private static double quantile(double p, double a, double b) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 200 && high - low > 1e-15 * high; i++) {
            double middle = (low + high) / 2;
            if (IncompleteBeta.regularised(middle, a, b) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
