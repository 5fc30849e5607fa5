// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.rhythm;

import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Tenure;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * Measures the billing rhythm of aged tenures, in days.
 *
 * <p>For each billing period P the ends of the tenures are laid on a circle of circumference P. If removals have nothing to
 * do with billing, they spread evenly, whatever the grace days, because only their crowding counts and not where they
 * crowd. p = min(1, 3 e^-z) with the largest Rayleigh z over the three periods, three being the price of having looked
 * three times. Source: K. V. Mardia and P. E. Jupp, Directional Statistics (2000), 6.3.1.
 */
public final class RhythmMeter {
    /** The lengths of a month that panels and payment services use, in days. */
    static final List<Circle> MONTHS = List.of(new Circle(28), new Circle(30), new Circle(30.44));

    /** Tenures shorter than this were not looked at, milliseconds. */
    static final long AGED = 20 * Calendar.DAY;

    /** The analytic R from which on the costlier null is asked. */
    private static final double ASK_FROM = 6;

    private RhythmMeter() {}

    /**
     * The rhythm of {@code aged} tenures.
     *
     * @param people aged tenures again, before those who came and went together were counted as one: people are counted here
     * @param seed of the permutation null, asked for only if it is run
     */
    public static Rhythm measure(List<Tenure> aged, List<Tenure> people, LongSupplier seed) {
        int n = aged.size();
        if (n < Decibans.TENURES_MIN) {
            return Rhythm.none(n);
        }
        double[] days = aged.stream().mapToDouble(Tenure::days).toArray();
        Circle best = best(days);
        double z = best.rayleigh(days);
        double analytic = Rounding.six(Math.min(1, MONTHS.size() * StrictMath.exp(-z)));
        Double permuted = Decibans.of(analytic) >= ASK_FROM
                ? new Pairings(aged, AGED)
                        .p(new RayleighOfPairing(aged, MONTHS), new SplittableRandom(seed.getAsLong()))
                : null;
        return new Rhythm(n, Rounding.six(z), Cycle.of(aged, people, best), analytic, permuted);
    }

    /** The period at which the days crowd most; the shortest of equals. */
    static Circle best(double[] days) {
        Circle best = MONTHS.get(0);
        for (Circle circle : MONTHS) {
            if (circle.rayleigh(days) > best.rayleigh(days)) {
                best = circle;
            }
        }
        return best;
    }
}
