// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import java.util.List;

/**
 * How much is simulated.
 *
 * @param owners how many owners there are in each series; those who share with too few people are counted only
 * @param days how long each series is
 * @param seeds one series for each
 * @param threads how many groups are simulated and scored at one time
 * @param playback which part of the playbacks is simulated; fewer are faster
 */
public record QualityPlan(int owners, int days, List<Long> seeds, int threads, double playback) {
    public QualityPlan {
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty() || threads < 1) {
            throw new IllegalArgumentException("at least one seed and one thread");
        }
    }

    QualityPlan with(int otherOwners) {
        return new QualityPlan(otherOwners, days, seeds, threads, playback);
    }

    QualityPlan with(List<Long> otherSeeds) {
        return new QualityPlan(owners, days, otherSeeds, threads, playback);
    }

    SimulationPlan series(World world, long seed) {
        return SimulationPlan.of(owners, days, seed, world).withPlayback(playback);
    }
}
