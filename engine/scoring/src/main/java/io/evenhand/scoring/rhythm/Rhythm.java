// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.rhythm;

import org.jspecify.annotations.Nullable;

/**
 * How strongly an account's removals keep time with their invitations.
 *
 * @param n the tenures it rests on
 * @param z the largest Rayleigh statistic over the periods
 * @param periodDays the period it was found at
 * @param phaseDays how long after a whole number of periods the removals crowd
 * @param multiples how many different numbers of periods people stayed, 1 if all but a few stayed the same number
 * @param onCycleViewers distinct viewers removed near that phase
 * @param pAnalytic the probability under the analytic null, corrected for the number of periods tried
 * @param pPermutation the probability under the account's own calendar, or null if the analytic one was not small enough to ask
 */
public record Rhythm(
        int n,
        double z,
        double periodDays,
        double phaseDays,
        int multiples,
        int onCycleViewers,
        double pAnalytic,
        @Nullable Double pPermutation) {
    /** Too few tenures to say anything. */
    static Rhythm none(int n) {
        return new Rhythm(n, 0, 0, 0, 0, 0, 1, null);
    }

    /** The larger of the probabilities: the account has the benefit of both nulls. */
    public double p() {
        return pPermutation == null ? pAnalytic : Math.max(pAnalytic, pPermutation);
    }
}
