// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who sells, how many, with whom, under which number. */
class SellersAreAssignedFairlyTest {
    private static Census census(SimulationPlan plan) {
        return Census.of(plan, Settings.of(plan));
    }

    @Test
    void theDemoHasAFleetFromAThousandOwnersOnAndEveryStrategyFromTwoThousandOn() {
        for (int owners : new int[] {1_000, 1_500, 2_000, 10_000}) {
            for (long seed = 0; seed < 20; seed++) {
                Census census = census(SimulationPlan.of(owners, 30, seed, World.DEMO));
                Map<String, Integer> strategies = new HashMap<>();
                Map<Integer, Integer> fleets = new HashMap<>();
                int sellers = 0;
                for (int index = 0; index < owners; index++) {
                    Census.Seat seat = census.seat(index);
                    if (seat != null) {
                        sellers++;
                        strategies.merge(seat.parameters().strategy().name(), 1, Integer::sum);
                        if (seat.parameters().strategy().name().equals("R2")) {
                            fleets.merge(seat.operator(), 1, Integer::sum);
                        }
                    }
                }
                assertTrue(
                        strategies.keySet().containsAll(Set.of("R1", "R2", "R5", "R6", "R8", "R9", "R10")),
                        "seed " + seed);
                assertTrue(owners < 2_000 || strategies.size() == 10, "seed " + seed);
                assertEquals(owners / 100, sellers, "seed " + seed);
                assertTrue(fleets.values().stream().allMatch(it -> it >= 4 && it <= 12), "seed " + seed + fleets);
            }
        }
    }

    @Test
    void worldZeroHasTheResearchsBaseRate() {
        Census census = census(SimulationPlan.of(1_000_000, 30, 3, World.ZERO));
        Map<String, Integer> strategies = new HashMap<>();
        for (int index = 0; index < 1_000_000; index++) {
            Census.Seat seat = census.seat(index);
            if (seat != null) {
                strategies.merge(seat.parameters().strategy().name(), 1, Integer::sum);
            }
        }
        int all = strategies.values().stream().mapToInt(it -> it).sum();
        assertEquals(2_300, all);
        double[] expected = {400, 700, 300, 150, 150, 100, 100, 100, 200, 100};
        for (int i = 0; i < expected.length; i++) {
            double part = strategies.getOrDefault("R" + (i + 1), 0) / (double) all;
            // an operator's accounts come together, so that the spread is larger than that of single draws
            assertEquals(expected[i] / 2_300, part, 0.06, "R" + (i + 1));
        }
    }

    @Test
    void anAccountsNumberTellsNothing() {
        double sum = 0;
        int count = 0;
        for (long seed = 0; seed < 30; seed++) {
            Census census = census(SimulationPlan.of(2_000, 30, seed, World.DEMO));
            for (int index = 0; index < 2_000; index++) {
                if (census.seat(index) != null) {
                    sum += index / 2_000.0;
                    count++;
                }
            }
        }
        double deviation = Math.sqrt(1.0 / 12 / count);
        assertEquals(0.5, sum / count, 4 * deviation);
    }

    @Test
    void familyCardsComeInPairsOfInnocents() {
        Census census = census(SimulationPlan.of(20_000, 30, 3, World.DEMO));
        Map<Integer, Integer> holders = new HashMap<>();
        Set<Integer> sellers = new HashSet<>();
        for (int index = 0; index < 20_000; index++) {
            if (census.familyCard(index) != 0) {
                holders.merge(census.familyCard(index), 1, Integer::sum);
                if (census.seat(index) != null) {
                    sellers.add(index);
                }
            }
        }
        assertTrue(holders.size() > 80, () -> holders.size() + " pairs");
        assertTrue(holders.values().stream().allMatch(it -> it == 2));
        assertTrue(sellers.isEmpty());
    }

    @Test
    void impossiblePlansAreRefused() {
        Instant end = SimulationPlan.DEFAULT_END;
        assertThrows(IllegalArgumentException.class, () -> new SimulationPlan(0, 30, 1, World.ZERO, end));
        assertThrows(IllegalArgumentException.class, () -> new SimulationPlan(10, 6, 1, World.ZERO, end));
        assertThrows(IllegalArgumentException.class, () -> World.named("7"));
        assertEquals(World.DEMO, World.named("demo"));
    }
}
