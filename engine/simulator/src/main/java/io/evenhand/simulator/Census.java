// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.simulator.draw.Draws;
import io.evenhand.simulator.draw.Law;
import io.evenhand.simulator.population.Archetype;
import io.evenhand.simulator.population.CircleParameters;
import io.evenhand.simulator.strategy.PanelParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who is what: assigns every account number a role, in shuffled order, so that a number tells nothing. */
final class Census {
    /**
     * One seller account.
     *
     * @param accounts how many accounts its operator has
     */
    record Seat(PanelParameters parameters, int operator, int accounts) {}

    /** How many operators are drawn to know their mean size. */
    private static final int SAMPLE = 2_000;

    /** By account number: an index into the world's circles, or -1 - the index of a seat. */
    private final int[] roles;

    private final List<Seat> seats;
    private final List<CircleParameters> circles;
    /** By account number: which pair of innocent owners with one card it is of, or 0. */
    private final int[] familyCards;
    /** By account number: which household with several accounts it is of, or 0. */
    private final int[] households;
    /** The closed groups, each the ascending numbers of its accounts, in the order of their first. */
    private final int[][] groups;

    private Census(int[] roles, List<Seat> seats, Settings settings, Draws draws) {
        this.roles = roles;
        this.seats = seats;
        this.circles = settings.circles();
        this.familyCards = new int[roles.length];
        this.households = new int[roles.length];
        drawFamilyCards(settings.census(), draws);
        drawHouseholds(settings.census(), draws);
        this.groups = closedGroups();
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

    /** Which household with several accounts an account is of, or 0. */
    int household(int index) {
        return households[index];
    }

    int[][] groups() {
        return groups;
    }

    static Census of(SimulationPlan plan, Settings settings) {
        Draws draws = Draws.of(plan.seed(), 1);
        List<Seat> seats = seats(plan.owners(), settings, draws);
        int[] roles = new int[plan.owners()];
        int next = 0;
        for (int seat = 0; seat < seats.size(); seat++) {
            roles[next++] = -1 - seat;
        }
        int[] quotas = quotas(settings.circles(), plan.owners() - seats.size());
        for (int circle = 0; circle < quotas.length; circle++) {
            Arrays.fill(roles, next, next + quotas[circle], circle);
            next += quotas[circle];
        }
        shuffle(roles, draws);
        return new Census(roles, seats, settings, draws);
    }

    /** Parts of the whole in proportion, every fraction carried to the next archetype; the most frequent one fills up. */
    private static int[] quotas(List<CircleParameters> circles, int owners) {
        double total = circles.stream().mapToDouble(CircleParameters::weight).sum();
        int[] quotas = new int[circles.size()];
        double carried = 0;
        int mostFrequent = 0;
        for (int i = 0; i < quotas.length; i++) {
            carried += circles.get(i).weight() / total * owners;
            quotas[i] = (int) Math.floor(carried + 1e-9);
            carried -= quotas[i];
            mostFrequent = circles.get(i).weight() > circles.get(mostFrequent).weight() ? i : mostFrequent;
        }
        quotas[mostFrequent] += owners - Arrays.stream(quotas).sum();
        return quotas;
    }

    private static List<Seat> seats(int owners, Settings settings, Draws draws) {
        int wanted = (int) Math.round(owners * settings.sellersPerMillion() / 1e6);
        List<Seat> seats = new ArrayList<>();
        int operator = 0;
        if (settings.everyStrategy()) {
            for (PanelParameters panel : inOrderOfRoom(settings.panels())) {
                int fewest = fewest(panel);
                if (seats.size() + fewest <= wanted) {
                    add(seats, panel, operator++, fewest);
                }
            }
        }
        double[] means =
                settings.panels().stream().mapToDouble(Census::meanAccounts).toArray();
        while (seats.size() < wanted) {
            int room = wanted - seats.size();
            PanelParameters panel = settings.panels().get(pick(settings.panels(), means, room, draws));
            add(seats, panel, operator++, Math.min(room, accounts(panel, draws)));
        }
        return seats;
    }

    /** The strategy with the largest fleets, so that there is one to see, then those that need the least room. */
    private static List<PanelParameters> inOrderOfRoom(List<PanelParameters> panels) {
        List<PanelParameters> ordered = new ArrayList<>(panels);
        ordered.sort(Comparator.comparingInt(Census::fewest));
        ordered.add(0, ordered.remove(ordered.size() - 1));
        return ordered;
    }

    private static void add(List<Seat> seats, PanelParameters panel, int operator, int accounts) {
        for (int i = 0; i < accounts; i++) {
            seats.add(new Seat(panel, operator, accounts));
        }
    }

    private static int accounts(PanelParameters panel, Draws draws) {
        return 1 + panel.laws().links().whole(draws);
    }

    /** The fewest accounts an operator of this strategy has. */
    private static int fewest(PanelParameters panel) {
        return panel.laws().links() instanceof Law.Geometric links ? 1 + links.low() : 1;
    }

    /** A strategy, weighted so that accounts (not operators) are as frequent as they should be, if its operator fits in. */
    private static int pick(List<PanelParameters> panels, double[] means, int room, Draws draws) {
        double[] weights = new double[panels.size()];
        boolean any = panels.stream().anyMatch(panel -> fewest(panel) <= room);
        for (int i = 0; i < weights.length; i++) {
            PanelParameters panel = panels.get(i);
            weights[i] = any && fewest(panel) > room ? 0 : panel.perMillion() / means[i];
        }
        return draws.pick(weights);
    }

    private static double meanAccounts(PanelParameters panel) {
        Draws draws = Draws.of(1);
        double sum = 0;
        for (int i = 0; i < SAMPLE; i++) {
            sum += accounts(panel, draws);
        }
        return sum / SAMPLE;
    }

    private static void shuffle(int[] values, Draws draws) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = draws.between(0, i);
            int held = values[i];
            values[i] = values[j];
            values[j] = held;
        }
    }

    /** Pairs of innocent owners, both looked at or both not, who have one card. */
    private void drawFamilyCards(CensusLaws laws, Draws draws) {
        int pair = 0;
        for (boolean lookedAt : new boolean[] {true, false}) {
            int[] owners = IntStream.range(0, roles.length)
                    .filter(it -> roles[it] >= 0 && archetype(it).failsGates() != lookedAt)
                    .toArray();
            int wanted = (int) (owners.length * laws.spuriousLinks().draw(draws) / 2);
            for (int i = 0; i < wanted; i++) {
                int a = owners[draws.between(0, owners.length - 1)];
                int b = owners[draws.between(0, owners.length - 1)];
                if (a != b && familyCards[a] == 0 && familyCards[b] == 0) {
                    familyCards[a] = ++pair;
                    familyCards[b] = pair;
                }
            }
        }
    }

    /** Every homelab's account belongs to a household with others; the last one perhaps to none. */
    private void drawHouseholds(CensusLaws laws, Draws draws) {
        int household = 0;
        int left = 0;
        for (int index = 0; index < roles.length; index++) {
            if (roles[index] >= 0 && archetype(index) == Archetype.HOMELAB) {
                if (left == 0) {
                    household++;
                    left = laws.homelabAccounts().whole(draws);
                }
                households[index] = household;
                left--;
            }
        }
    }

    private Archetype archetype(int index) {
        return circles.get(roles[index]).archetype();
    }

    /** Joins the accounts of each operator, of each pair with one card, of each household. */
    private int[][] closedGroups() {
        Partition partition = new Partition(roles.length);
        Map<String, Integer> first = new HashMap<>();
        for (int index = 0; index < roles.length; index++) {
            int self = index;
            Seat seat = seat(index);
            if (seat != null) {
                partition.join(index, first.computeIfAbsent("operator " + seat.operator(), key -> self));
            }
            if (familyCards[index] != 0) {
                partition.join(index, first.computeIfAbsent("card " + familyCards[index], key -> self));
            }
            if (households[index] != 0) {
                partition.join(index, first.computeIfAbsent("household " + households[index], key -> self));
            }
        }
        return partition.parts();
    }
}
