// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.contract.event.Event;
import io.evenhand.simulator.draw.Draws;
import io.evenhand.simulator.draw.Law;
import io.evenhand.simulator.population.Agenda;
import io.evenhand.simulator.population.Animation;
import io.evenhand.simulator.strategy.Fleet;
import io.evenhand.simulator.strategy.Market;
import io.evenhand.simulator.strategy.Operator;
import io.evenhand.simulator.strategy.PanelParameters;
import io.evenhand.simulator.strategy.SellerOwner;
import io.evenhand.simulator.strategy.Strategy;
import io.evenhand.simulator.strategy.StrategyLaws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The choices of a seller who knows how they are judged: a grid of coordinates, and one operator played at each.
 *
 * <p>What is no coordinate is as a storefront's (R1) in world 0.
 */
public final class Grid {
    /** Names the streams of cells. */
    private static final long STREAM = 11;

    public static final List<Integer> JITTER_DAYS = List.of(0, 1, 3, 7, 10, 15);
    public static final List<Integer> LINKS = List.of(0, 1, 4);
    public static final List<Integer> VIEWERS = List.of(10, 15, 20, 25, 30, 40, 50, 60, 80, 100);
    public static final List<Double> COVER = List.of(0.0, 0.3, 0.6);
    public static final List<Double> TIES = List.of(0.0, 0.05);

    private final SimulationPlan plan;
    private final Settings settings;

    private Grid(SimulationPlan plan, Settings settings) {
        this.plan = plan;
        this.settings = settings;
    }

    /** The grid in a plan's world, window and seed; its number of owners does not matter. */
    public static Grid of(SimulationPlan plan) {
        return new Grid(plan, Settings.of(plan));
    }

    /**
     * One way to sell.
     *
     * @param plan what is paid for
     * @param jitterDays the spread of the delay between an expiry and the removal
     * @param automated whether a program does everything, or everything is done by hand
     * @param links with how many other accounts of the operator's the account shares keys
     * @param viewers how many viewers each account has
     * @param cover the fraction of them who are real friends
     * @param ties the density of ties among the customers
     */
    public record Cell(
            Strategy.Plan plan, int jitterDays, boolean automated, int links, int viewers, double cover, double ties) {
        public Cell {
            boolean possible = jitterDays >= 0
                    && links >= 0
                    && viewers >= 2
                    && viewers <= 100
                    && cover >= 0
                    && cover < 1
                    && ties >= 0
                    && ties <= 1;
            if (!possible) {
                throw new IllegalArgumentException("there is no such cell");
            }
        }

        /** The strategy that has this plan and nothing else that is particular. */
        Strategy strategy() {
            return switch (plan) {
                case MONTHLY -> Strategy.R1;
                case ANNUAL -> Strategy.R6;
                case LIFETIME -> Strategy.R9;
            };
        }

        private Draws draws(long seed, int number) {
            return Draws.of(
                    seed,
                    STREAM,
                    plan.name().hashCode(),
                    jitterDays,
                    automated ? 1 : 0,
                    links,
                    viewers,
                    Double.doubleToLongBits(cover),
                    Double.doubleToLongBits(ties),
                    number);
        }
    }

    /** Every cell of the grid; plans without a month have no jitter. */
    public static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Strategy.Plan plan : Strategy.Plan.values()) {
            for (int jitter : plan == Strategy.Plan.MONTHLY ? JITTER_DAYS : List.of(0)) {
                for (boolean automated : new boolean[] {true, false}) {
                    addLinksAndSizes(cells, plan, jitter, automated);
                }
            }
        }
        return cells;
    }

    private static void addLinksAndSizes(List<Cell> cells, Strategy.Plan plan, int jitter, boolean automated) {
        for (int links : LINKS) {
            for (int viewers : VIEWERS) {
                for (double cover : COVER) {
                    for (double ties : TIES) {
                        cells.add(new Cell(plan, jitter, automated, links, viewers, cover, ties));
                    }
                }
            }
        }
    }

    /**
     * Plays one operator at a cell; always the same one for the same number.
     *
     * @param number which of the operators at this cell
     */
    public Groups.Group play(Cell cell, int number) {
        Draws draws = cell.draws(plan.seed(), number);
        Operator operator = Operator.of(
                number, 1 + cell.links(), parameters(cell), settings.market().selling(), draws);
        Fleet fleet = new Fleet(operator, cell.links() > 0);
        Agenda agenda = new Agenda(plan.window());
        Market market = settings.market().withTies(new Law.Fixed(cell.ties()));
        List<Animation> accounts = new ArrayList<>();
        for (int i = 0; i <= cell.links(); i++) {
            int index = number * (1 + cell.links()) + i;
            accounts.add(SellerOwner.joining(fleet, index, Draws.of(draws.next()), agenda, market));
        }
        List<Event> events = new ArrayList<>();
        try {
            agenda.playUntil(Long.MAX_VALUE, (event, origin) -> events.add(event));
        } catch (IOException e) {
            throw new UncheckedIOException("a list took no event", e);
        }
        return new Groups.Group(accounts.stream().map(Animation::truth).toList(), List.copyOf(events));
    }

    private PanelParameters parameters(Cell cell) {
        PanelParameters storefront = settings.panels().stream()
                .filter(panel -> panel.strategy() == Strategy.R1)
                .findFirst()
                .orElseThrow();
        StrategyLaws like = storefront.laws();
        double automated = cell.automated() ? 1 : 0;
        StrategyLaws laws = new StrategyLaws(
                like.perMillion(),
                new Law.Whole(cell.viewers(), cell.viewers()),
                new Law.Fixed(1),
                like.trial(),
                cell.plan() == Strategy.Plan.LIFETIME ? new Law.Chance(0) : like.lapse(),
                new Law.Folded(cell.jitterDays()),
                new Law.Chance(automated),
                new Law.Chance(automated),
                new Law.Chance(automated),
                new Law.Geometric(1, cell.links(), cell.links()),
                like.balanced(),
                like.hosted(),
                like.vpn(),
                new Law.Fixed(cell.cover()));
        return new PanelParameters(cell.strategy(), laws, 0);
    }
}
