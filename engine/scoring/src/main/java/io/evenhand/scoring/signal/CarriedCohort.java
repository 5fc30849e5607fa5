// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.link.Cohort;
import io.evenhand.scoring.rhythm.Rounding;
import java.util.Comparator;
import java.util.Map;

/**
 * Cohort carry-over (A5): the greatest fraction of the viewers of one confirmed seller that the account gave access, from 30
 * days before the confirmation to 60 days after.
 *
 * <p>Unit: a fraction of that seller's viewers; n is people. It counts from {@value #PEOPLE_MIN} people on, and for 150 days
 * after the confirmation, so that it neither flickers with the weeks nor stays. Only what people confirmed arms it, and an
 * overturned confirmation takes it back; a link to somebody merely suspected adds nothing, and nobody carries over to
 * themselves. Direction: incriminating. Innocent lookalike: a family that moves to another relative's server, which is
 * smaller and has no confirmed seller in it. Privacy class 3: who came is not told.
 */
final class CarriedCohort {
    private static final int PEOPLE_MIN = 10;

    private CarriedCohort() {}

    static Measured measure(Subject subject) {
        Cohort most = subject.peers().cohorts(subject.now()).stream()
                .max(Comparator.comparingDouble(CarriedCohort::counting)
                        .thenComparingInt(Cohort::carried)
                        .thenComparingInt(Cohort::outOf))
                .orElse(new Cohort(0, 0));
        return new Measured(
                Signal.LINK_CARRY_OVER, most.carried(), Rounding.six(counting(most)), null, Map.of("outOf", (double)
                        most.outOf()));
    }

    private static double counting(Cohort cohort) {
        return cohort.carried() < PEOPLE_MIN ? 0 : cohort.ratio();
    }
}
