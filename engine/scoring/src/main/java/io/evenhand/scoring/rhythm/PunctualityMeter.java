// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.rhythm;

import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Tenure;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * Measures the same tenures in minutes: how many removals came within an hour after a whole number of days.
 *
 * <p>A panel's job runs every hour and removes whoever's paid days are over; people act at habitual hours, so chance is not one in 24:
 * it is what the account's own starts and removals give in other pairings ({@link Pairings}). The multiples and the viewers are those of the
 * punctual tenures alone.
 */
public final class PunctualityMeter {
    private static final long PUNCTUAL = Calendar.HOUR;

    private PunctualityMeter() {}

    /**
     * The punctuality of {@code aged} tenures; the statistic is the fraction of punctual ones.
     *
     * @param people aged tenures again, before those who came and went together were counted as one: people are counted here
     * @param seed of the permutation null, asked for only if it is run
     */
    public static Rhythm measure(List<Tenure> aged, List<Tenure> people, LongSupplier seed) {
        int n = aged.size();
        List<Tenure> punctual = punctual(aged);
        if (n < Decibans.TENURES_MIN || punctual.isEmpty()) {
            return Rhythm.none(n);
        }
        boolean[][] pairs = pairs(aged);
        double p = isWorthAsking(pairs, punctual.size())
                ? new Pairings(aged, RhythmMeter.AGED)
                        .p(pairing -> count(pairs, pairing), new SplittableRandom(seed.getAsLong()))
                : 1;
        double[] days = punctual.stream().mapToDouble(Tenure::days).toArray();
        Cycle cycle = Cycle.of(punctual, punctual(people), RhythmMeter.best(days));
        return new Rhythm(n, Rounding.six(punctual.size() / (double) n), cycle, null, p);
    }

    private static List<Tenure> punctual(List<Tenure> tenures) {
        return tenures.stream()
                .filter(tenure -> isPunctual(tenure.start(), tenure.end()))
                .toList();
    }

    private static boolean isPunctual(long start, long end) {
        return Math.floorMod(end - start, Calendar.DAY) <= PUNCTUAL;
    }

    /** By start and end: whether the two would make a punctual tenure. */
    private static boolean[][] pairs(List<Tenure> aged) {
        boolean[][] pairs = new boolean[aged.size()][aged.size()];
        for (int start = 0; start < pairs.length; start++) {
            for (int end = 0; end < pairs.length; end++) {
                pairs[start][end] =
                        isPunctual(aged.get(start).start(), aged.get(end).end());
            }
        }
        return pairs;
    }

    private static int count(boolean[][] pairs, int[] pairing) {
        int count = 0;
        for (int i = 0; i < pairing.length; i++) {
            count += pairs[i][pairing[i]] ? 1 : 0;
        }
        return count;
    }

    /** Whether the observed number is above what all pairs of a start and an end give on average, by two deviations. */
    private static boolean isWorthAsking(boolean[][] pairs, int observed) {
        int all = 0;
        for (boolean[] ends : pairs) {
            for (boolean punctual : ends) {
                all += punctual ? 1 : 0;
            }
        }
        double mean = all / (double) pairs.length;
        return observed > mean + 2 * StrictMath.sqrt(mean);
    }
}
