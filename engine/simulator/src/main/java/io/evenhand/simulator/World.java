// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.simulator.population.Archetype;
import io.evenhand.simulator.population.CircleParameters;
import io.evenhand.simulator.population.Closeness;
import io.evenhand.simulator.strategy.PanelParameters;
import io.evenhand.simulator.strategy.Strategy;
import java.util.List;

/**
 * The parameters of a population: how many owners of each sort, and what they are like.
 *
 * <p>The seller base rate of world {@code 0} is the research's guess of 0.23 % of owners; nobody knows the real one.
 * World {@code demo} has about 1 % and, from a thousand owners on, at least one operator of each strategy, one of them with three
 * accounts or more, so that a small demonstration shows something: precision measured there says nothing of reality.
 *
 * @param sellersPerMillion how many of a million owners sell, over all strategies
 * @param everyStrategy whether each strategy occurs however small the population
 */
public record World(
        String name,
        double sellersPerMillion,
        boolean everyStrategy,
        List<CircleParameters> circles,
        List<PanelParameters> panels) {
    private static final String SPEC = "detection research 6.2";
    private static final String ASSUMED = "assumption";

    /** Of a million owners, those who share with too few to be looked at; the rest is 12 %. */
    private static final List<CircleParameters> CIRCLES = List.of(
            new CircleParameters(Archetype.NO_SHARES, 550_000, 0, 0, 1, 0.002, Closeness.FRIENDS, 0, 0, SPEC),
            new CircleParameters(Archetype.HOUSEHOLD, 270_000, 1, 6, 0.97, 0.004, Closeness.FRIENDS, 0, 0, ASSUMED),
            new CircleParameters(
                    Archetype.FEW_FRIENDS, 60_000, 5, 7, 0.9, 0.02, Closeness.FRIENDS, 0.02, 0.02, ASSUMED),
            new CircleParameters(Archetype.FRIENDS, 60_000, 8, 25, 0.88, 0.06, Closeness.FRIENDS, 0.04, 0.03, SPEC),
            new CircleParameters(Archetype.FAMILY, 20_000, 10, 45, 0.93, 0.05, Closeness.FAMILY, 0.04, 0.03, SPEC),
            new CircleParameters(
                    Archetype.COMMUNITY, 8_000, 35, 100, 0.80, 0.25, Closeness.COMMUNITY, 0.35, 0.18, SPEC),
            new CircleParameters(Archetype.HOSTED, 8_000, 8, 60, 0.85, 1, Closeness.MIXED, 0.15, 0.10, SPEC),
            new CircleParameters(Archetype.DORM, 6_000, 8, 35, 0.30, 0.08, Closeness.FRIENDS, 0.05, 0.05, SPEC),
            new CircleParameters(Archetype.MIGRATING, 4_000, 8, 80, 0.86, 0.40, Closeness.MIXED, 0.15, 0.05, SPEC),
            new CircleParameters(Archetype.GUESTS, 2_500, 8, 70, 0.45, 0.20, Closeness.MIXED, 1, 0.20, SPEC));

    /** Sizes of operators are assumptions, made from the research's numbers of links. */
    private static final List<PanelParameters> PANELS = List.of(
            new PanelParameters(Strategy.R1, 400, 60, 95, 0.35, 0.30, 0, 0.95, 0.80, 1, 3, 0.8, 0, SPEC),
            new PanelParameters(Strategy.R2, 700, 35, 85, 0.30, 0.30, 0, 0.95, 0.75, 3, 8, 0.8, 0, SPEC),
            new PanelParameters(Strategy.R5, 150, 20, 90, 0.20, 0.25, 0, 0.50, 0.40, 1, 2, 0, 0, SPEC),
            new PanelParameters(Strategy.R8, 100, 25, 80, 0.15, 0.25, 1, 0.60, 0.50, 1, 3, 0.4, 0.5, SPEC),
            new PanelParameters(Strategy.R9, 200, 40, 95, 0.10, 0, 0, 0.50, 0.40, 1, 3, 0.5, 0, SPEC));

    /** The research's world. */
    public static final World ZERO = new World("0", 2_300, false, CIRCLES, PANELS);
    /** More sellers than there are. */
    public static final World DEMO = new World("demo", 10_000, true, CIRCLES, PANELS);

    public World {
        circles = List.copyOf(circles);
        panels = List.copyOf(panels);
    }

    /** The world of this name. */
    public static World named(String name) {
        return switch (name) {
            case "0" -> ZERO;
            case "demo" -> DEMO;
            default -> throw new IllegalArgumentException("there is no such world: choose 0 or demo");
        };
    }

    /** The parameters of this archetype. */
    CircleParameters circle(Archetype archetype) {
        return circles.stream()
                .filter(circle -> circle.archetype() == archetype)
                .findFirst()
                .orElseThrow();
    }
}
