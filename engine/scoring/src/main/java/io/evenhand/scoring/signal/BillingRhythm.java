// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.Tenure;
import io.evenhand.scoring.rhythm.Decibans;
import io.evenhand.scoring.rhythm.Rhythm;
import io.evenhand.scoring.rhythm.RhythmMeter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Billing rhythm (B2): whether people lose access whole billing periods after they got it.
 *
 * <p>Definition: {@link RhythmMeter} over the aged tenures of 120 days; n is tenures, the statistic Rayleigh's z, p the
 * larger one of two nulls. Unit: decibans of an e-value. Direction: incriminating, decisive. Innocent lookalike: guests
 * whose access ends by itself after a fixed term, hence the declared passes and the second multiple. Privacy class 0.
 */
final class BillingRhythm {
    private BillingRhythm() {}

    static Measured measure(Subject subject) {
        List<Tenure> people = subject.evidence().agedPeople();
        Rhythm rhythm =
                RhythmMeter.measure(subject.evidence().aged(), people, () -> Seed.of(subject.account(), subject.now()));
        if (rhythm.n() < Decibans.TENURES_MIN) {
            return new Measured(Signal.RHYTHM_TENURE, rhythm.n(), null, null, Map.of());
        }
        Map<String, Double> detail = new TreeMap<>();
        detail.put("periodDays", rhythm.periodDays());
        detail.put("phaseDays", rhythm.phaseDays());
        detail.put(Measured.MULTIPLES, (double) rhythm.multiples());
        detail.put("onCycleViewers", (double) rhythm.onCycleViewers());
        detail.put("removedViewers", (double)
                people.stream().map(Tenure::viewer).distinct().count());
        detail.put("pAnalytic", rhythm.pAnalytic());
        if (rhythm.pPermutation() != null) {
            detail.put("pPermutation", rhythm.pPermutation());
        }
        return new Measured(Signal.RHYTHM_TENURE, rhythm.n(), rhythm.z(), rhythm.p(), detail);
    }
}
