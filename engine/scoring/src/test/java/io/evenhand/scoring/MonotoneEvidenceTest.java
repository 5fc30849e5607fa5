// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.scoring.io.ScorecardFile;
import io.evenhand.scoring.model.Points;
import io.evenhand.scoring.signal.Measured;
import io.evenhand.scoring.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Law 6: more incriminating evidence never lowers, more exculpatory evidence never raises a score.
 *
 * <p>It holds for measured facts. It cannot hold for single events: a removal off the cycle weakens a rhythm, and should.
 */
class MonotoneEvidenceTest {
    private static final long SEED = 77;
    private final Points points = new Points(ScorecardFile.builtIn());

    @Test
    void everyFactPushesOneWayOnly() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            List<Measured> facts = facts(random);
            int before = score(facts);
            for (Signal signal : Signal.values()) {
                int after = score(replace(facts, signal, fact -> more(fact, random)));
                boolean exculpatory = signal.family() == Family.EXCULPATORY;
                String where = "seed " + SEED + ", case " + i + ", " + signal + ": " + before + " -> " + after;
                assertTrue(exculpatory ? after <= before : after >= before, where);
                assertTrue(score(replace(facts, signal, fact -> fact.marked(Measured.REBUTTED))) <= before, where);
                assertTrue(score(replace(facts, signal, fact -> fact.marked(Measured.RESTRICTED))) <= before, where);
            }
        }
    }

    @Test
    void nothingMeasuredIsTheBestThatCanBeSaid() {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        for (int i = 0; i < 5_000; i++) {
            List<Measured> facts = facts(random);
            for (Signal signal : List.of(
                    Signal.TIES_DENSITY, Signal.TIES_RECIPROCITY, Signal.SCALE_EXTERNAL_VIEWERS, Signal.LINK_KEYS)) {
                assertTrue(score(replace(facts, signal, fact -> Measured.absent(signal))) <= score(facts));
            }
        }
    }

    private int score(List<Measured> facts) {
        return points.families(points.atoms(facts)).stream()
                .mapToInt(FamilyScore::points)
                .sum();
    }

    /** All signals of the catalogue: an account as no real one is, and every table's whole range. */
    private static List<Measured> facts(SplittableRandom random) {
        List<Measured> facts = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            facts.add(
                    switch (signal) {
                        case RHYTHM_TENURE, RHYTHM_PUNCTUALITY -> reading(signal, random);
                        case RHYTHM_CHURN, AUTOMATION_CHANGES, AUTOMATION_PUBLIC_LINKS, HOME_SHARE ->
                            statistic(signal, random.nextDouble());
                        case TIES_DENSITY -> statistic(signal, random.nextDouble() * 0.2);
                        case TIES_RECIPROCITY -> statistic(signal, random.nextDouble() * 0.5);
                        case TENURE_MEDIAN_LIVE -> statistic(signal, random.nextDouble() * 700);
                        case SCALE_EXTERNAL_VIEWERS -> statistic(signal, random.nextInt(100));
                        default -> count(signal, random.nextInt(25));
                    });
        }
        return facts;
    }

    private static Measured reading(Signal signal, SplittableRandom random) {
        return new Measured(
                signal,
                random.nextInt(40),
                null,
                Math.pow(10, -random.nextDouble(6)),
                Map.of(Measured.MULTIPLES, (double) random.nextInt(4)));
    }

    private static Measured count(Signal signal, int n) {
        return new Measured(signal, n, null, null, Map.of());
    }

    private static Measured statistic(Signal signal, double statistic) {
        return new Measured(signal, 10, statistic, null, Map.of());
    }

    /** The same fact, but more so. */
    private static Measured more(Measured fact, SplittableRandom random) {
        Double p = fact.p() == null ? null : (Double) (fact.p() * random.nextDouble());
        Double statistic = fact.statistic() == null ? null : (Double) (fact.statistic() + random.nextDouble());
        return new Measured(
                fact.signal(), fact.n() + (p == null ? 1 + random.nextInt(20) : 0), statistic, p, fact.detail());
    }

    private static List<Measured> replace(List<Measured> facts, Signal signal, UnaryOperator<Measured> change) {
        return facts.stream()
                .map(fact -> fact.signal() == signal ? change.apply(fact) : fact)
                .toList();
    }
}
