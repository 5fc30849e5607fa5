// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.Evidence;
import io.evenhand.scoring.history.Tenure;
import io.evenhand.scoring.rhythm.Decibans;
import io.evenhand.scoring.rhythm.Rhythm;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * A reading of the aged tenures as a measured fact.
 *
 * <p>It is made with and without the tenures under declared guest passes, and the weaker one counts: leaving out guests who happen to be off
 * cycle could otherwise make the rest look more rhythmic, and what speaks for an account must never raise anything.
 */
final class RhythmReading {
    /** One of the meters. */
    @FunctionalInterface
    interface Meter {
        Rhythm measure(List<Tenure> aged, List<Tenure> people, LongSupplier seed);
    }

    /** A reading of one multiple counts little whatever its probability; an unmeasured one is of one multiple at most. */
    private static final Comparator<Measured> WEAKEST_FIRST =
            Comparator.comparing(RhythmReading::hasTwoMultiples).thenComparingDouble(RhythmReading::strength);

    private RhythmReading() {}

    static Measured of(Signal signal, Subject subject, Meter meter) {
        Evidence evidence = subject.evidence();
        Measured counted = read(signal, subject, evidence, meter);
        if (evidence.underPass() == 0 || counted.p() == null) {
            return counted;
        }
        Measured all = read(signal, subject, evidence.ignoringPasses(), meter);
        return WEAKEST_FIRST.compare(all, counted) < 0 ? all : counted;
    }

    private static boolean hasTwoMultiples(Measured reading) {
        return reading.detail().getOrDefault(Measured.MULTIPLES, 0.0) >= 2;
    }

    private static double strength(Measured reading) {
        Double p = reading.p();
        return p == null ? 0 : Decibans.of(p);
    }

    private static Measured read(Signal signal, Subject subject, Evidence evidence, Meter meter) {
        List<Tenure> people = evidence.agedPeople();
        Rhythm rhythm =
                meter.measure(evidence.aged(), people, () -> Seed.of(subject.account(), subject.now(), signal.wire()));
        if (!rhythm.isMeasured()) {
            return Measured.count(signal, rhythm.n());
        }
        Map<String, Double> detail = new TreeMap<>();
        detail.put("periodDays", rhythm.periodDays());
        detail.put("phaseDays", rhythm.phaseDays());
        detail.put(Measured.MULTIPLES, (double) rhythm.multiples());
        detail.put("onCycleViewers", (double) rhythm.onCycleViewers());
        detail.put("removedViewers", (double)
                people.stream().map(Tenure::viewer).distinct().count());
        if (rhythm.pAnalytic() != null) {
            detail.put("pAnalytic", rhythm.pAnalytic());
        }
        if (rhythm.pPermutation() != null) {
            detail.put("pPermutation", rhythm.pPermutation());
        }
        return new Measured(signal, rhythm.n(), rhythm.statistic(), rhythm.p(), detail);
    }
}
