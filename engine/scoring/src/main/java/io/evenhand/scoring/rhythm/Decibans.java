// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.rhythm;

/**
 * The strength of rhythm evidence in decibans, from its record alone.
 *
 * <p>A probability p under the innocent null becomes the e-value 0.2 p^-0.8, whose mean under that null is at most 1: so
 * many honest accounts cannot, together, produce more evidence than chance allows.
 */
public final class Decibans {
    /** Fewer tenures than this say nothing. */
    public static final int TENURES_MIN = 6;

    /** The least points: removals that are spread as chance spreads them speak a little for the account. */
    public static final int POINTS_MIN = -3;

    private static final double MIN = POINTS_MIN;
    private static final double MAX = 22;

    private Decibans() {}

    /** R of a probability, clipped. */
    public static double of(double p) {
        double e = 0.2 * StrictMath.pow(p, -0.8);
        return Math.max(MIN, Math.min(MAX, 10 * StrictMath.log10(e)));
    }

    /**
     * Whole points of a rhythm, rounded down.
     *
     * @param oneMultipleMax the most that removals after always the same number of periods may get: a host whose guests all
     *     stay for one fixed time looks like that, and is no seller
     */
    public static int points(long n, double p, int multiples, int oneMultipleMax) {
        if (n < TENURES_MIN) {
            return 0;
        }
        int points = (int) Math.floor(of(p));
        return multiples < 2 ? Math.min(points, oneMultipleMax) : points;
    }
}
