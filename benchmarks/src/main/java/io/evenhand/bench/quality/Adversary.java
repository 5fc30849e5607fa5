// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.simulator.Grid;
import io.evenhand.simulator.Groups;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.truth.Proportion;
import io.evenhand.simulator.truth.Timeline;
import io.evenhand.simulator.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A seller who knows every rule and every table, and chooses how to sell so as not to be limited.
 *
 * <p>At each cell of the grid some operators are played. A cell is safe for the seller if fewer than a tenth of its
 * accounts are limited within 180 days. Choosing the best of very many cells by few operators each also chooses luck,
 * which errs in the seller's favour.
 *
 * @param cells every cell that was played
 * @param best by plan, the safe cell that earns most
 * @param perfect what an account of a hundred paying viewers earns a month on the best plan if nobody looks
 */
public record Adversary(List<Played> cells, List<Best> best, double perfect) {
    private static final double RISK_MAX = 0.1;
    private static final Duration HORIZON = Duration.ofDays(180);
    /** After as many operators a cell in which most accounts are limited is not played any further. */
    private static final int FIRST_LOOK = 4;

    public Adversary {
        cells = List.copyOf(cells);
        best = List.copyOf(best);
    }

    /**
     * One cell and what became of its accounts.
     *
     * @param paying how many of each account's viewers pay
     * @param revenue what an account earns a month
     * @param limited within 180 days of the first viewer
     * @param reviewed the same
     */
    public record Played(
            String plan,
            int jitterDays,
            boolean automated,
            int links,
            int viewers,
            double cover,
            double ties,
            double paying,
            double revenue,
            Proportion limited,
            Proportion reviewed) {
        boolean isSafe() {
            return limited.of() > 0 && limited.value() < RISK_MAX;
        }
    }

    /**
     * The best that a seller of one plan can do.
     *
     * @param capacity the most paying viewers per account in any safe cell; 0 if there is none
     * @param cell the safe cell that earns most; null if there is none
     * @param retained what it earns, as a part of what an account earns if nobody looks
     */
    public record Best(
            String plan, double capacity, @Nullable Played cell, double retained) {}

    /** Plays the grid with at most so many operators at each cell. */
    static Adversary play(SimulationPlan plan, List<Grid.Cell> cells, int operators, Judge judge, Workers workers) {
        Grid grid = Grid.of(plan);
        List<Played> played = workers.all(
                "adversary", cells.size(), number -> played(grid, cells.get(number), operators, plan, judge));
        double perfect = played.stream()
                .mapToDouble(cell -> cell.paying() == 0 ? 0 : 100 * cell.revenue() / cell.paying())
                .max()
                .orElse(0);
        List<Best> best = new ArrayList<>();
        played.stream().map(Played::plan).distinct().forEach(name -> best.add(best(name, played, perfect)));
        return new Adversary(played, best, perfect);
    }

    private static Best best(String plan, List<Played> played, double perfect) {
        List<Played> safe = played.stream()
                .filter(cell -> cell.plan().equals(plan) && cell.isSafe())
                .toList();
        double capacity = safe.stream().mapToDouble(Played::paying).max().orElse(0);
        Played earning =
                safe.stream().max(Comparator.comparingDouble(Played::revenue)).orElse(null);
        return new Best(plan, capacity, earning, earning == null || perfect == 0 ? 0 : earning.revenue() / perfect);
    }

    private static Played played(Grid grid, Grid.Cell cell, int operators, SimulationPlan plan, Judge judge) {
        int accounts = 0;
        int limited = 0;
        int reviewed = 0;
        double price = 0;
        for (int number = 0; number < operators; number++) {
            Groups.Group group = grid.play(cell, number);
            Map<String, Timeline> timelines = judge.timelines(group.events(), plan.end());
            for (Truth truth : group.truths()) {
                Timeline timeline = timelines.getOrDefault(truth.account(), Timeline.EMPTY);
                accounts++;
                price = Math.max(price, truth.pricePerMonth());
                limited += isWithin(timeline.firstLimit(), truth) ? 1 : 0;
                reviewed += isWithin(timeline.firstReview(), truth) ? 1 : 0;
            }
            if (number + 1 >= FIRST_LOOK && limited > accounts / 2) {
                break;
            }
        }
        double paying = cell.viewers() * (1 - cell.cover());
        return new Played(
                cell.plan().name().toLowerCase(Locale.ROOT),
                cell.jitterDays(),
                cell.automated(),
                cell.links(),
                cell.viewers(),
                cell.cover(),
                cell.ties(),
                paying,
                price * paying,
                new Proportion(limited, accounts),
                new Proportion(reviewed, accounts));
    }

    private static boolean isWithin(@Nullable Instant at, Truth truth) {
        Instant from = truth.firstShareAt();
        return at != null && (from == null || !at.isAfter(from.plus(HORIZON)));
    }
}
