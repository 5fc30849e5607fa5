// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.rhythm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Evidence;
import io.evenhand.scoring.history.Tenure;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The rhythm statistic is honest about the innocent, finds billing, and is not fooled by terms or fixed stays. */
class RhythmTest {
    private static final long NOW = 20_000 * Calendar.DAY;
    private static final int ONE_MULTIPLE_MAX = 5;

    @Test
    void honestAccountsTogetherProduceNoMoreThanChance() {
        SplittableRandom random = new SplittableRandom(41);
        double sum = 0;
        int strong = 0;
        int accounts = 2_000;
        for (int i = 0; i < accounts; i++) {
            int n = 6 + i % 35;
            List<Tenure> tenures = tenures(n, random, () -> 20 + weibull(random));
            Rhythm rhythm = RhythmMeter.measure(tenures, tenures, random::nextLong);
            sum += 0.2 * Math.pow(rhythm.p(), -0.8);
            strong += points(rhythm) >= 10 ? 1 : 0;
        }
        double mean = sum / accounts;
        assertTrue(mean <= 1, "mean e of the innocent is " + mean);
        assertTrue(strong <= accounts / 100, strong + " innocent accounts with R >= 10");
    }

    @Test
    void aSellerOfThirtyDaysIsFound() {
        SplittableRandom random = new SplittableRandom(42);
        int found = 0;
        for (int i = 0; i < 100; i++) {
            List<Tenure> tenures = tenures(
                    20,
                    random,
                    () -> random.nextDouble() < 0.9
                            ? 30 * (1 + random.nextInt(4)) + random.nextDouble() / 24
                            : 20 + random.nextDouble(100));
            Rhythm rhythm = RhythmMeter.measure(tenures, tenures, random::nextLong);
            found += points(rhythm) >= 10 ? 1 : 0;
            assertEquals(30, rhythm.periodDays(), 0.5);
        }
        assertTrue(found >= 95, "found " + found + " of 100");
    }

    @Test
    void graceDaysDoNotHideIt() {
        SplittableRandom random = new SplittableRandom(43);
        List<Tenure> tenures = tenures(30, random, () -> 7 + 30 * (1 + random.nextInt(4)) + random.nextDouble() / 24);
        Rhythm rhythm = RhythmMeter.measure(tenures, tenures, random::nextLong);
        assertTrue(points(rhythm) >= 10);
        assertEquals(7, rhythm.phaseDays(), 0.5);
        assertTrue(rhythm.multiples() >= 3);
        assertEquals(30, rhythm.onCycleViewers());
    }

    @Test
    void termsThatBeginAndEndTogetherAreNoRhythm() {
        SplittableRandom random = new SplittableRandom(44);
        int analytic = 0;
        int strong = 0;
        for (int i = 0; i < 200; i++) {
            // two cohorts, each in within four days and out within four days, about whole months later
            List<Tenure> tenures = new ArrayList<>();
            for (int person = 0; person < 20; person++) {
                double in = -118 + random.nextDouble(4) + (person % 2) * 30;
                double out = in + 60 + random.nextDouble(4) - 2;
                tenures.add(tenure("v" + person, in, out));
            }
            Rhythm rhythm = RhythmMeter.measure(tenures, tenures, random::nextLong);
            analytic += Decibans.of(rhythm.pAnalytic()) >= 10 ? 1 : 0;
            strong += points(rhythm) >= 10 ? 1 : 0;
        }
        assertTrue(analytic > 100, "the lookalike must fool the first null, it did " + analytic + " times");
        assertTrue(strong <= 4, strong + " dorms of 200 with R >= 10");
    }

    @Test
    void theBlocksAloneLeaveLittleOfADorm() {
        List<Tenure> tenures = new ArrayList<>();
        for (int person = 0; person < 25; person++) {
            tenures.add(tenure("v" + person, -95 + person * 0.1, -35 + person * 0.1));
        }
        assertTrue(Evidence.of(tenures, NOW).aged().size() < Decibans.TENURES_MIN);
    }

    @Test
    void guestsWithOneFixedStayGetNoDecisivePoints() {
        SplittableRandom random = new SplittableRandom(45);
        List<Tenure> tenures = tenures(40, random, () -> 30 + random.nextDouble() / 24);
        tenures.add(tenure("stray", -100, -40));
        Rhythm rhythm = RhythmMeter.measure(tenures, tenures, random::nextLong);
        assertEquals(1, rhythm.multiples());
        assertTrue(points(rhythm) <= ONE_MULTIPLE_MAX);
    }

    @Test
    void fewTenuresSayNothing() {
        SplittableRandom random = new SplittableRandom(46);
        List<Tenure> tenures = tenures(5, random, () -> 30.0);
        Rhythm rhythm = RhythmMeter.measure(tenures, tenures, random::nextLong);
        assertEquals(0, points(rhythm));
        assertNull(rhythm.pPermutation());
    }

    @Test
    void theCostlyNullIsOnlyAskedAboutWhatLooksStrong() {
        SplittableRandom random = new SplittableRandom(47);
        List<Tenure> tenures = tenures(12, random, () -> 20 + random.nextDouble(100));
        assertNull(RhythmMeter.measure(tenures, tenures, () -> {
                    throw new AssertionError("asked for a seed");
                })
                .pPermutation());
    }

    @Test
    void decibansAreThoseOfTheCalibrator() {
        assertEquals(-3, Decibans.of(1));
        assertEquals(22, Decibans.of(1e-12));
        assertEquals(17.01, Decibans.of(0.001), 0.01);
        assertEquals(17, Decibans.points(20, 0.001, 2, ONE_MULTIPLE_MAX));
        assertEquals(5, Decibans.points(20, 0.001, 1, ONE_MULTIPLE_MAX));
        assertEquals(-3, Decibans.points(20, 1, 1, ONE_MULTIPLE_MAX));
    }

    private static int points(Rhythm rhythm) {
        return Decibans.points(rhythm.n(), rhythm.p(), rhythm.multiples(), ONE_MULTIPLE_MAX);
    }

    private static double weibull(SplittableRandom random) {
        return 120 * Math.pow(-Math.log(1 - random.nextDouble()), 1.25);
    }

    /** Ended within the window at any moment, begun whenever their length says. */
    private static List<Tenure> tenures(int n, SplittableRandom random, Supplier<Double> days) {
        List<Tenure> tenures = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double end = -random.nextDouble(120);
            tenures.add(tenure("v" + i, end - days.get(), end));
        }
        return tenures;
    }

    private static Tenure tenure(String viewer, double start, double end) {
        return new Tenure(viewer, NOW + (long) (start * Calendar.DAY), NOW + (long) (end * Calendar.DAY), 0, true);
    }
}
