// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.simulator.population.Window;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Everything a simulation depends on: equal plans give equal bytes.
 *
 * @param owners how many owner accounts
 * @param days how many days before the end are simulated
 * @param end the first moment that is not
 * @param playback sessions relative to what the parameters say: 1, or less where a very large run must be shorter. Whoever
 *     measures active viewers sees fewer of them then
 */
public record SimulationPlan(int owners, int days, long seed, World world, Instant end, double playback) {
    /** Twelve hours into a Monday, so that the weekly evaluation of that Sunday's midnight is well passed. */
    public static final Instant DEFAULT_END = Instant.parse("2026-03-02T12:00:00Z");

    public static final int OWNERS_MAX = 10_000_000;

    public SimulationPlan {
        if (owners < 1 || owners > OWNERS_MAX) {
            throw new IllegalArgumentException("the number of owners must be from 1 to " + OWNERS_MAX);
        }
        if (days < 7 || days > 1_000) {
            throw new IllegalArgumentException("the number of days must be from 7 to 1000");
        }
        if (!(playback >= 0 && playback <= 1)) {
            throw new IllegalArgumentException("the part of the playbacks must be from 0 to 1");
        }
        end = end.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A plan with all playbacks. */
    public SimulationPlan(int owners, int days, long seed, World world, Instant end) {
        this(owners, days, seed, world, end, 1);
    }

    /** The same with a part of the playbacks only. */
    public SimulationPlan withPlayback(double part) {
        return new SimulationPlan(owners, days, seed, world, end, part);
    }

    /** A plan that ends at {@link #DEFAULT_END}. */
    public static SimulationPlan of(int owners, int days, long seed, World world) {
        return new SimulationPlan(owners, days, seed, world, DEFAULT_END);
    }

    Window window() {
        return Window.of(days, end);
    }
}
