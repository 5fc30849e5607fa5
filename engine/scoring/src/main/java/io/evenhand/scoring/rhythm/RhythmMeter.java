// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.rhythm;

import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Tenure;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Measures the billing rhythm of aged tenures.
 *
 * <p>For each billing period P the ends of the tenures are laid on a circle of circumference P. If removals have nothing to
 * do with billing, they spread evenly, whatever the grace days, because only their crowding counts and not where they
 * crowd. p = min(1, 3 e^-z) with the largest z over the three periods, three being the price of having looked three times.
 */
public final class RhythmMeter {
    /** The lengths of a month that panels and payment services use, in days. */
    private static final List<Circle> MONTHS = List.of(new Circle(28), new Circle(30), new Circle(30.44));

    /** Draws of the permutation null; with 999, R cannot exceed 17. */
    private static final int DRAWS = 999;

    /** The analytic R from which on the costlier null is asked. */
    private static final double ASK_FROM = 6;

    /** Tenures shorter than this were not looked at, so no pairing may contain one. */
    private static final double AGED_DAYS = 20;

    /** How near to the common phase a removal is on cycle, in days: the accuracy of people, time zones and hourly jobs. */
    private static final double ON_CYCLE_DAYS = 1.5;

    /** Of the removals on cycle, the part that must lie on another multiple than the commonest. */
    private static final double OTHER_MULTIPLES_MIN = 0.2;

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
        Circle best = MONTHS.get(0);
        double z = -1;
        for (Circle circle : MONTHS) {
            double candidate = circle.rayleigh(days);
            if (candidate > z) {
                best = circle;
                z = candidate;
            }
        }
        double analytic = Rounding.six(Math.min(1, MONTHS.size() * StrictMath.exp(-z)));
        Double permuted = Decibans.of(analytic) >= ASK_FROM ? permuted(aged, seed.getAsLong()) : null;
        Cycle cycle = Cycle.of(aged, people, best);
        return new Rhythm(
                n,
                Rounding.six(z),
                best.periodDays(),
                Rounding.six(cycle.phase()),
                cycle.multiples(),
                cycle.viewers(),
                analytic,
                permuted);
    }

    private static double permuted(List<Tenure> aged, long seed) {
        // relative to the first start: small numbers keep their precision on the circle
        long origin = aged.stream().mapToLong(Tenure::start).min().orElse(0);
        double[] starts = aged.stream()
                .mapToDouble(tenure -> (tenure.start() - origin) / (double) Calendar.DAY)
                .toArray();
        double[] ends = aged.stream()
                .mapToDouble(tenure -> (tenure.end() - origin) / (double) Calendar.DAY)
                .toArray();
        return new PermutationNull(starts, ends, AGED_DAYS, MONTHS).p(DRAWS, new SplittableRandom(seed));
    }

    /** Who was removed near the common phase, and after how many periods. */
    private record Cycle(double phase, int multiples, int viewers) {
        static Cycle of(List<Tenure> aged, List<Tenure> people, Circle circle) {
            double phase = circle.phase(aged.stream().mapToDouble(Tenure::days).toArray());
            Map<Long, Integer> byMultiple = new TreeMap<>();
            for (Tenure tenure : aged) {
                if (isOnCycle(tenure, phase, circle)) {
                    byMultiple.merge((long) Math.rint(periods(tenure, phase, circle)), 1, Integer::sum);
                }
            }
            long viewers = people.stream()
                    .filter(tenure -> isOnCycle(tenure, phase, circle))
                    .map(Tenure::viewer)
                    .distinct()
                    .count();
            return new Cycle(phase, multiples(byMultiple), (int) viewers);
        }

        private static boolean isOnCycle(Tenure tenure, double phase, Circle circle) {
            double periods = periods(tenure, phase, circle);
            return Math.abs(periods - Math.rint(periods)) * circle.periodDays() <= ON_CYCLE_DAYS;
        }

        private static double periods(Tenure tenure, double phase, Circle circle) {
            return (tenure.days() - phase) / circle.periodDays();
        }

        /** One stray removal among many of the same length is chance: others must be two and a fifth of all. */
        private static int multiples(Map<Long, Integer> byMultiple) {
            int all = byMultiple.values().stream().mapToInt(Integer::intValue).sum();
            int commonest = byMultiple.values().stream()
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            int others = all - commonest;
            return others >= 2 && others >= OTHER_MULTIPLES_MIN * all
                    ? byMultiple.size()
                    : Math.min(1, byMultiple.size());
        }
    }
}
