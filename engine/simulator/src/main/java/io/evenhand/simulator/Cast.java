// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.simulator.draw.Draws;
import io.evenhand.simulator.population.Agenda;
import io.evenhand.simulator.population.Animation;
import io.evenhand.simulator.population.Archetype;
import io.evenhand.simulator.population.BenignOwner;
import io.evenhand.simulator.population.EventSink;
import io.evenhand.simulator.population.Keys;
import io.evenhand.simulator.strategy.Fleet;
import io.evenhand.simulator.strategy.Operator;
import io.evenhand.simulator.strategy.SellerOwner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who plays whom in a plan: makes each group's accounts, ready to be played; holds no state of any play. */
final class Cast {
    private static final long ACCOUNTS = 2;
    private static final long CARDS = 3;
    private static final long OPERATORS = 4;
    private static final long HOUSEHOLDS = 7;

    private final SimulationPlan plan;
    private final Settings settings;
    private final Census census;

    Cast(SimulationPlan plan) {
        this.plan = plan;
        this.settings = Settings.of(plan);
        this.census = Census.of(plan, settings);
    }

    SimulationPlan plan() {
        return plan;
    }

    Settings settings() {
        return settings;
    }

    /** The way of events to a receiver. */
    Delivery delivery(EventSink receiver) {
        return new Delivery(settings.delivery(), plan.seed(), receiver);
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

    /** Whether any account of a group sells. */
    boolean isSelling(int group) {
        for (int index : accounts(group)) {
            if (census.seat(index) != null) {
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
        return settings.circles().get(census.circle(index)).archetype();
    }

    /** A group with everything planned that its accounts will do. */
    Troupe troupe(int group) {
        Agenda agenda = new Agenda(plan.window());
        Map<Integer, Fleet> fleets = new HashMap<>();
        List<Animation> accounts = new ArrayList<>();
        for (int index : accounts(group)) {
            Census.Seat seat = census.seat(index);
            accounts.add(
                    seat == null
                            ? owner(index, agenda)
                            : seller(index, agenda, fleets.computeIfAbsent(seat.operator(), key -> fleet(seat))));
        }
        return new Troupe(agenda, accounts, List.copyOf(fleets.values()));
    }

    private Animation owner(int index, Agenda agenda) {
        int pair = census.familyCard(index);
        int household = census.household(index);
        return BenignOwner.of(
                index,
                draws(ACCOUNTS, index),
                agenda,
                settings.circles().get(census.circle(index)),
                pair == 0 ? 0 : draws(CARDS, pair).next() | 1,
                household == 0 ? null : Keys.own(draws(HOUSEHOLDS, household), true),
                settings.society());
    }

    private SellerOwner seller(int index, Agenda agenda, Fleet fleet) {
        return SellerOwner.joining(fleet, index, draws(ACCOUNTS, index), agenda, settings.market());
    }

    private Fleet fleet(Census.Seat seat) {
        Draws draws = draws(OPERATORS, seat.operator());
        Operator operator = Operator.of(
                seat.operator(),
                seat.accounts(),
                seat.parameters(),
                settings.market().selling(),
                draws);
        return new Fleet(operator, seat.parameters().laws().balanced().happens(draws));
    }

    private Draws draws(long stream, int number) {
        return Draws.of(plan.seed(), stream, number);
    }
}
