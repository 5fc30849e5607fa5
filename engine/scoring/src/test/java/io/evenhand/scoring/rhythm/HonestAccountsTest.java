// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.rhythm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Evidence;
import io.evenhand.scoring.history.Tenure;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Honest accounts together produce no more evidence than chance allows: the mean of the e-value, the stronger of both
 * readings, is at most 1, whatever the law of their tenures. That is what makes a deciban of rhythm mean what it says.
 */
class HonestAccountsTest {
    private static final long SEED = 20_261_126;
    private static final int ACCOUNTS = 20_000;
    private static final long NOW = 20_000 * Calendar.DAY;

    /** Where an innocent tenure lies, in days before now. */
    private interface Law {
        /** The start and the end of the tenure of one person, days relative to now. */
        double[] tenure(SplittableRandom random);
    }

    /** One account's law: owners differ in how long people stay, when they act, and when terms are. */
    private interface Owner {
        Law of(SplittableRandom random);
    }

    @TestFactory
    Stream<DynamicTest> meanOfTheEValueIsAtMostOne() {
        return Stream.of(
                DynamicTest.dynamicTest("uniform tenures", () -> holds(HonestAccountsTest::uniform)),
                DynamicTest.dynamicTest("Weibull tenures", () -> holds(HonestAccountsTest::weibull)),
                DynamicTest.dynamicTest("log-normal tenures", () -> holds(HonestAccountsTest::logNormal)),
                DynamicTest.dynamicTest("term dates", () -> holds(HonestAccountsTest::terms)));
    }

    private static void holds(Owner owners) {
        SplittableRandom random = new SplittableRandom(SEED);
        double sum = 0;
        double squares = 0;
        int strong = 0;
        for (int account = 0; account < ACCOUNTS; account++) {
            double e = e(tenures(6 + account % 95, owners.of(random), random), random);
            sum += e;
            squares += e * e;
            strong += 10 * Math.log10(e) >= 10 ? 1 : 0;
        }
        double mean = sum / ACCOUNTS;
        double error = Math.sqrt((squares / ACCOUNTS - mean * mean) / ACCOUNTS);
        String what = String.format(
                java.util.Locale.ROOT,
                "mean e %.3f, standard error %.3f, R >= 10: %d of %d, seed %d",
                mean,
                error,
                strong,
                ACCOUNTS,
                SEED);
        System.out.println(what);
        assertTrue(mean - 1.645 * error <= 1, what);
        assertTrue(strong <= ACCOUNTS / 100, what);
    }

    /** The calibrator of the doubled smaller probability, as the scorecard's R is made of it. */
    private static double e(List<Tenure> tenures, SplittableRandom random) {
        Evidence evidence = Evidence.of(tenures, NOW);
        Rhythm days = RhythmMeter.measure(evidence.aged(), evidence.agedPeople(), random::nextLong);
        Rhythm minutes = PunctualityMeter.measure(evidence.aged(), evidence.agedPeople(), random::nextLong);
        return 0.2 * Math.pow(Math.min(days.p(), minutes.p()), -0.8);
    }

    private static List<Tenure> tenures(int n, Law law, SplittableRandom random) {
        List<Tenure> tenures = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[] days = law.tenure(random);
            tenures.add(new Tenure(
                    "v" + i, NOW + (long) (days[0] * Calendar.DAY), NOW + (long) (days[1] * Calendar.DAY), 0, true));
        }
        return tenures;
    }

    private static Law uniform(SplittableRandom random) {
        double longest = 40 + random.nextDouble(200);
        return each -> ended(each, 20 + each.nextDouble(longest));
    }

    private static Law weibull(SplittableRandom random) {
        double scale = 60 + random.nextDouble(200);
        return each -> ended(each, 20 + scale * Math.pow(-Math.log(1 - each.nextDouble()), 1.25));
    }

    private static Law logNormal(SplittableRandom random) {
        double median = 30 + random.nextDouble(150);
        return each -> ended(each, 20 + median * Math.exp(0.9 * each.nextGaussian()));
    }

    /** Two to four terms of one length; people come and go within some days of them, in their owner's evening. */
    private static Law terms(SplittableRandom random) {
        int length = 60 + random.nextInt(60);
        double slack = 2 + random.nextDouble(4);
        int terms = 2 + random.nextInt(3);
        double last = -random.nextDouble(20);
        return each -> {
            double end = last - each.nextInt(2) * length;
            double start = end - (1 + each.nextInt(terms)) * length;
            return new double[] {
                evening(start + each.nextDouble(slack), each),
                Math.min(-0.01, evening(end - each.nextDouble(slack), each))
            };
        };
    }

    /** The owner acts in the evening, within two hours. */
    private static double evening(double day, SplittableRandom random) {
        return Math.floor(day) + 0.8 + random.nextDouble() / 12;
    }

    private static double[] ended(SplittableRandom random, double days) {
        double end = -random.nextDouble(120);
        return new double[] {end - days, end};
    }
}
