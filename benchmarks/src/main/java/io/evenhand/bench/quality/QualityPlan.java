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
 */
public record QualityPlan(int owners, int days, List<Long> seeds, int threads) {
    public QualityPlan {
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty() || threads < 1) {
            throw new IllegalArgumentException("at least one seed and one thread");
        }
    }

    SimulationPlan series(World world, long seed) {
        return SimulationPlan.of(owners, days, seed, world);
    }
}
