// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How much more often one group is hit than another: the ratio of two rates, with bounds.
 *
 * <p>The bounds are exact given the sum of the hits: under equal rates the first group's part of them is binomial, so
 * Clopper and Pearson's bounds on that part are bounds on the ratio. They exist when a group has no hit at all, where
 * Katz's, by the normal approximation of the logarithm, do not.
 */
public record RateRatio(Proportion group, Proportion rest) {
    private static final double NORMAL_975 = 1.959963984540054;

    /** The ratio, or null if it would divide by 0. */
    @JsonProperty
    public @Nullable Double value() {
        return group.of() == 0 || rest.hits() == 0 ? null : group.value() / rest.value();
    }

    /** The exact lower bound. */
    @JsonProperty
    public double lower() {
        double part = part().lower();
        return exposure() * part / (1 - part);
    }

    /** The exact upper bound, or null if nothing bounds it. */
    @JsonProperty
    public @Nullable Double upper() {
        double part = part().upper();
        return part >= 1 || exposure() == 0 ? null : exposure() * part / (1 - part);
    }

    /** Katz's bounds, or null if a group has no hits. */
    @JsonProperty
    public @Nullable Estimate katz() {
        Double ratio = value();
        if (ratio == null || group.hits() == 0) {
            return null;
        }
        double width = NORMAL_975
                * StrictMath.sqrt(1.0 / group.hits() - 1.0 / group.of() + 1.0 / rest.hits() - 1.0 / rest.of());
        return new Estimate(ratio, ratio * StrictMath.exp(-width), ratio * StrictMath.exp(width));
    }

    private Proportion part() {
        return new Proportion(group.hits(), group.hits() + rest.hits());
    }

    private double exposure() {
        return group.of() == 0 ? 0 : (double) rest.of() / group.of();
    }
}
