// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.rhythm;

import org.jspecify.annotations.Nullable;

/**
 * One reading of how strongly an account's removals keep time with their invitations.
 *
 * @param n the tenures it rests on
 * @param statistic how far from chance they are
 * @param cycle the period found, and who keeps to it
 * @param pAnalytic the probability under the analytic null, corrected for the number of periods tried; null where there is none
 * @param pPermutation the probability under the account's own calendar; null if it was not asked
 */
public record Rhythm(
        int n,
        double statistic,
        Cycle cycle,
        @Nullable Double pAnalytic,
        @Nullable Double pPermutation) {
    private static final Cycle NO_CYCLE = new Cycle(0, 0, 0, 0);

    /** Readings tried of the same tenures: by days, and by minutes. */
    private static final int READINGS = 2;

    /** Too few tenures to say anything. */
    static Rhythm none(int n) {
        return new Rhythm(n, 0, NO_CYCLE, 1.0, null);
    }

    public boolean isMeasured() {
        return n >= Decibans.TENURES_MIN;
    }

    /**
     * The larger of the probabilities, so that the account has the benefit of both nulls; twice, because two readings were
     * tried and the stronger one counts.
     */
    public double p() {
        double analytic = pAnalytic == null ? 0 : pAnalytic;
        double permutation = pPermutation == null ? 0 : pPermutation;
        return Math.min(1, READINGS * Math.max(analytic, permutation));
    }

    public double periodDays() {
        return cycle.periodDays();
    }

    public double phaseDays() {
        return cycle.phaseDays();
    }

    public int multiples() {
        return cycle.multiples();
    }

    public int onCycleViewers() {
        return cycle.viewers();
    }
}
