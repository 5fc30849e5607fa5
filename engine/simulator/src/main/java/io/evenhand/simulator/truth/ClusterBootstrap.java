// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Bounds on a ratio of sums by drawing whole clusters again and again.
 *
 * <p>The accounts of one operator are run alike: found together or missed together. Bounds that take each account for an
 * independent trial are too narrow, so operators are drawn, not accounts. Equal seeds give equal bounds.
 */
public final class ClusterBootstrap {
    private static final int DRAWS = 2_000;
    private static final double TAIL = 0.025;

    private ClusterBootstrap() {}

    /** What one cluster adds to the ratio's numerator and denominator. */
    public record Share(double hits, double of) {}

    /** The ratio of the sums with its percentile bounds, of clusters whose {@code of} is not all 0. */
    public static Estimate ratio(List<Share> clusters, long seed) {
        double hits = clusters.stream().mapToDouble(Share::hits).sum();
        double of = clusters.stream().mapToDouble(Share::of).sum();
        if (!(of > 0)) {
            throw new IllegalArgumentException("a ratio of nothing");
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] ratios = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            ratios[draw] = resampled(clusters, random);
        }
        Arrays.sort(ratios);
        int low = (int) (TAIL * DRAWS);
        return new Estimate(hits / of, ratios[low], ratios[DRAWS - 1 - low]);
    }

    private static double resampled(List<Share> clusters, SplittableRandom random) {
        double hits = 0;
        double of = 0;
        while (!(of > 0)) {
            for (int i = 0; i < clusters.size(); i++) {
                Share share = clusters.get(random.nextInt(clusters.size()));
                hits += share.hits();
                of += share.of();
            }
        }
        return hits / of;
    }
}
