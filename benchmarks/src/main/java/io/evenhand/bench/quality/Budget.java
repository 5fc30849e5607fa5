// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.simulator.truth.Proportion;
import java.util.Arrays;

/**
 * The lowest threshold of which one may say with 95 % confidence that it hits no more than a given part of innocent owners,
 * by the order statistics of Neyman and Pearson's umbrella: the maximum of each account's score over time is one draw.
 *
 * @param threshold an account is hit if its score is above it
 * @param allowed how many of the innocent accounts it was set on may be above it
 * @param certified whether there were enough of them; if not even none above is proof enough, none is allowed all the same
 */
record Budget(double threshold, int allowed, boolean certified) {

    /** The threshold for a part {@code alpha} of {@code owners}, of whom those without a score are not in {@code scores}. */
    static Budget of(double[] scores, int owners, double alpha) {
        int allowed = -1;
        while (allowed + 1 < owners && new Proportion(allowed + 1, owners).upperOneSided() <= alpha) {
            allowed++;
        }
        int above = Math.max(0, allowed);
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double threshold = above >= sorted.length ? Double.NEGATIVE_INFINITY : sorted[sorted.length - 1 - above];
        return new Budget(threshold, above, allowed >= 0);
    }
}
