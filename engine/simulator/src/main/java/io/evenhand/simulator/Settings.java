// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.simulator.draw.Draws;
import io.evenhand.simulator.draw.ParameterFile;
import io.evenhand.simulator.draw.Parameters;
import io.evenhand.simulator.population.Archetype;
import io.evenhand.simulator.population.ArchetypeLaws;
import io.evenhand.simulator.population.CircleParameters;
import io.evenhand.simulator.population.Society;
import io.evenhand.simulator.population.Window;
import io.evenhand.simulator.strategy.Market;
import io.evenhand.simulator.strategy.PanelParameters;
import io.evenhand.simulator.strategy.Strategy;
import io.evenhand.simulator.strategy.StrategyLaws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A plan's world with every parameter in its place.
 *
 * @param sellersPerMillion of a million owners, over all strategies
 * @param everyStrategy whether each strategy occurs at least once as far as there is room
 */
record Settings(
        double sellersPerMillion,
        boolean everyStrategy,
        CensusLaws census,
        DeliveryLaws delivery,
        ReactionLaws reaction,
        Market market,
        List<CircleParameters> circles,
        List<PanelParameters> panels) {
    /** Names the stream from which a world's common events are drawn. */
    private static final long COMMON = 5;

    Settings {
        circles = List.copyOf(circles);
        panels = List.copyOf(panels);
    }

    Society society() {
        return market.society();
    }

    static Settings of(SimulationPlan plan) {
        ParameterFile.WorldEntry world = plan.world().entry();
        Parameters base = new Parameters(ParameterFile.standard().parameters());
        Parameters shifted =
                world.shift() == null ? base : base.shifted(world.shift().law(), plan.seed());
        Parameters parameters = shifted.with(world.set());
        Draws common = Draws.of(plan.seed(), COMMON);
        List<CircleParameters> all = circles(parameters, Map.of(), common);
        Window window = plan.window();
        double wave = parameters.law("circle.wave-begins").draw(common);
        long waveAt = window.start() + (long) (wave * (window.end() - window.start()));
        Society society = Society.of(plan.world().name(), plan.playback(), waveAt, parameters);
        Settings settings = new Settings(
                world.sellersPerMillion().law().draw(common),
                world.everyStrategy(),
                parameters.section("census", CensusLaws.class),
                parameters.section("delivery", DeliveryLaws.class),
                parameters.section("reaction", ReactionLaws.class),
                Market.of(society, circle(all, Archetype.FRIENDS), parameters),
                circles(parameters, world.only(), common),
                panels(parameters, common));
        parameters.refuseUnasked();
        return settings;
    }

    private static List<CircleParameters> circles(Parameters parameters, Map<String, Double> only, Draws draws) {
        List<CircleParameters> circles = new ArrayList<>();
        for (Archetype archetype : Archetype.values()) {
            ArchetypeLaws laws = parameters.section("archetypes." + archetype.wire(), ArchetypeLaws.class);
            double weight = only.isEmpty() ? laws.perMillion().draw(draws) : only.getOrDefault(archetype.wire(), 0.0);
            circles.add(new CircleParameters(archetype, laws, weight));
        }
        return circles;
    }

    private static List<PanelParameters> panels(Parameters parameters, Draws draws) {
        List<PanelParameters> panels = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            StrategyLaws laws = parameters.section("strategies." + strategy.name(), StrategyLaws.class);
            panels.add(new PanelParameters(strategy, laws, laws.perMillion().draw(draws)));
        }
        return panels;
    }

    private static CircleParameters circle(List<CircleParameters> circles, Archetype archetype) {
        return circles.stream()
                .filter(circle -> circle.archetype() == archetype)
                .findFirst()
                .orElseThrow();
    }
}
