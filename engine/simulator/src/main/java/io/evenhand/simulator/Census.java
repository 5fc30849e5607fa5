// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.simulator.population.CircleParameters;
import io.evenhand.simulator.population.Draws;
import io.evenhand.simulator.strategy.PanelParameters;
import io.evenhand.simulator.strategy.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who is what: assigns every account number a role, in shuffled order, so that a number tells nothing. */
final class Census {
    /** One seller account: its strategy, its operator and whether it uses the operator's keys. */
    record Seat(PanelParameters parameters, int operator, boolean linked) {}

    /** The fraction of innocent owners who pay with somebody else's card; spec: 1 %. */
    private static final double FAMILY_CARDS = 0.01;
    /** A careful operator keeps some accounts apart; those of R2 are linked, that is what R2 is. */
    private static final double LINKED = 0.7;

    /** By account number: an index into the world's circles, or -1 - the index of a seat. */
    private final int[] roles;

    private final List<Seat> seats;
    /** By account number: which pair of innocent owners with one card it is of, or 0. */
    private final int[] familyCards;
    /** The closed groups, each the ascending numbers of its accounts, in the order of their first. */
    private final int[][] groups;

    private Census(int[] roles, List<Seat> seats, int[] familyCards) {
        this.roles = roles;
        this.seats = seats;
        this.familyCards = familyCards;
        this.groups = closedGroups();
    }

    int[][] groups() {
        return groups;
    }

    /** Joins the accounts of each operator and of each pair with one card. */
    private int[][] closedGroups() {
        Partition partition = new Partition(roles.length);
        Map<Integer, Integer> firstOfOperator = new HashMap<>();
        Map<Integer, Integer> firstOfPair = new HashMap<>();
        for (int index = 0; index < roles.length; index++) {
            Seat seat = seat(index);
            if (seat != null) {
                partition.join(index, firstOfOperator.computeIfAbsent(seat.operator(), first(index)));
            }
            if (familyCards[index] != 0) {
                partition.join(index, firstOfPair.computeIfAbsent(familyCards[index], first(index)));
            }
        }
        return partition.parts();
    }

    private static Function<Integer, Integer> first(int index) {
        return key -> index;
    }

    /** The seller account that a number is, or null if it is innocent. */
    @Nullable
    Seat seat(int index) {
        return roles[index] < 0 ? seats.get(-1 - roles[index]) : null;
    }

    /** Which of the world's circles an innocent number has. */
    int circle(int index) {
        return roles[index];
    }

    /** Which pair with one card an account is of, or 0. */
    int familyCard(int index) {
        return familyCards[index];
    }

    static Census of(SimulationPlan plan) {
        Draws draws = Draws.of(plan.seed(), 1);
        List<Seat> seats = seats(plan, draws);
        int[] roles = new int[plan.owners()];
        int next = 0;
        for (int seat = 0; seat < seats.size(); seat++) {
            roles[next++] = -1 - seat;
        }
        List<CircleParameters> circles = plan.world().circles();
        int[] quotas = quotas(circles, plan.owners() - seats.size());
        for (int circle = 0; circle < quotas.length; circle++) {
            Arrays.fill(roles, next, next + quotas[circle], circle);
            next += quotas[circle];
        }
        shuffle(roles, draws);
        return new Census(roles, seats, familyCards(roles, draws));
    }

    /** Parts of the whole in proportion, every fraction carried to the next archetype. */
    private static int[] quotas(List<CircleParameters> circles, int owners) {
        double total =
                circles.stream().mapToDouble(CircleParameters::perMillion).sum();
        int[] quotas = new int[circles.size()];
        double carried = 0;
        for (int i = 0; i < quotas.length; i++) {
            carried += circles.get(i).perMillion() / total * owners;
            quotas[i] = (int) Math.floor(carried + 1e-9);
            carried -= quotas[i];
        }
        quotas[0] += owners - Arrays.stream(quotas).sum();
        return quotas;
    }

    private static List<Seat> seats(SimulationPlan plan, Draws draws) {
        World world = plan.world();
        int wanted = (int) Math.round(plan.owners() * world.sellersPerMillion() / 1e6);
        List<Seat> seats = new ArrayList<>();
        int operator = 0;
        if (world.everyStrategy() && plan.owners() >= 1_000) {
            for (PanelParameters panel : world.panels()) {
                boolean many = panel.strategy() == Strategy.R2;
                add(seats, panel, operator++, many ? draws.between(3, Math.max(3, wanted - 5)) : 1, draws);
            }
        }
        while (seats.size() < wanted) {
            int room = wanted - seats.size();
            PanelParameters panel = world.panels().get(pick(world.panels(), room, draws));
            int accounts = Math.min(room, draws.between(panel.operatorLow(), panel.operatorHigh()));
            add(seats, panel, operator++, accounts, draws);
        }
        return seats;
    }

    private static void add(List<Seat> seats, PanelParameters panel, int operator, int accounts, Draws draws) {
        int within = Math.min(accounts, panel.operatorHigh());
        for (int i = 0; i < within; i++) {
            boolean linked = panel.strategy() == Strategy.R2 || draws.chance(LINKED);
            seats.add(new Seat(panel, operator, linked));
        }
    }

    /** A strategy, weighted so that accounts (not operators) are as frequent as they should be, if its operator fits in. */
    private static int pick(List<PanelParameters> panels, int room, Draws draws) {
        double[] weights = new double[panels.size()];
        for (int i = 0; i < weights.length; i++) {
            PanelParameters panel = panels.get(i);
            double meanAccounts = (panel.operatorLow() + panel.operatorHigh()) / 2.0;
            weights[i] = panel.operatorLow() > room ? 0 : panel.perMillion() / meanAccounts;
        }
        return draws.pick(weights);
    }

    private static void shuffle(int[] values, Draws draws) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = draws.between(0, i);
            int held = values[i];
            values[i] = values[j];
            values[j] = held;
        }
    }

    private static int[] familyCards(int[] roles, Draws draws) {
        int[] cards = new int[roles.length];
        int pairs = (int) (roles.length * FAMILY_CARDS / 2);
        for (int pair = 1; pair <= pairs; pair++) {
            int a = draws.between(0, roles.length - 1);
            int b = draws.between(0, roles.length - 1);
            if (a != b && roles[a] >= 0 && roles[b] >= 0 && cards[a] == 0 && cards[b] == 0) {
                cards[a] = pair;
                cards[b] = pair;
            }
        }
        return cards;
    }
}
