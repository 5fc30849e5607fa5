// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.simulator.population.Animation;
import io.evenhand.simulator.population.Archetype;
import io.evenhand.simulator.population.BenignOwner;
import io.evenhand.simulator.population.Draws;
import io.evenhand.simulator.population.Timeline;
import io.evenhand.simulator.strategy.Operator;
import io.evenhand.simulator.strategy.SellerOwner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who plays whom in a plan: makes each group's accounts, ready to be played; holds no state of any play. */
final class Cast {
    private final SimulationPlan plan;
    private final Census census;

    Cast(SimulationPlan plan) {
        this.plan = plan;
        this.census = Census.of(plan);
    }

    int groups() {
        return census.groups().length;
    }

    /** The numbers of a group's accounts, ascending. */
    int[] accounts(int group) {
        return census.groups()[group];
    }

    /** Whether any account of a group shares with enough people to pass a gate. */
    boolean isLookedAt(int group) {
        for (int index : accounts(group)) {
            if (!failsGates(index)) {
                return true;
            }
        }
        return false;
    }

    /** By archetype: the owners of all groups that are not looked at. */
    Map<String, Integer> countLeftOut() {
        Map<String, Integer> counts = new TreeMap<>();
        for (int group = 0; group < groups(); group++) {
            if (!isLookedAt(group)) {
                for (int index : accounts(group)) {
                    counts.merge(archetype(index).wire(), 1, Integer::sum);
                }
            }
        }
        return Map.copyOf(counts);
    }

    private boolean failsGates(int index) {
        return census.seat(index) == null && archetype(index).failsGates();
    }

    private Archetype archetype(int index) {
        return plan.world().circles().get(census.circle(index)).archetype();
    }

    /** A group with everything planned that its accounts will do. */
    Troupe troupe(int group) {
        Timeline timeline = new Timeline(plan.window());
        List<Animation> accounts = new ArrayList<>();
        for (int index : accounts(group)) {
            accounts.add(animate(index, timeline));
        }
        return new Troupe(timeline, accounts);
    }

    private Animation animate(int index, Timeline timeline) {
        Draws draws = Draws.of(plan.seed(), 2, index);
        World world = plan.world();
        Census.Seat seat = census.seat(index);
        if (seat == null) {
            int pair = census.familyCard(index);
            long card = pair == 0 ? 0 : Draws.of(plan.seed(), 3, pair).next() | 1;
            return BenignOwner.of(
                    index, draws, timeline, world.circles().get(census.circle(index)), card, world.name());
        }
        Operator operator = Operator.of(seat.operator(), seat.parameters(), Draws.of(plan.seed(), 4, seat.operator()));
        return SellerOwner.of(
                index,
                draws,
                timeline,
                seat.parameters(),
                operator,
                seat.linked(),
                world.circle(Archetype.FRIENDS),
                world.name());
    }
}
