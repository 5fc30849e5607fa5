// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

/**
 * The viewers who came from one confirmed account.
 *
 * @param carried how many came
 * @param outOf how many viewers that account had
 */
public record Cohort(int carried, int outOf) {
    public Cohort {
        if (carried < 0 || outOf < carried) {
            throw new IllegalArgumentException("more came than there were");
        }
    }

    /** The fraction that came; 0 of nobody. */
    public double ratio() {
        return outOf == 0 ? 0 : carried / (double) outOf;
    }
}
