// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.simulator.population.Animation;
import io.evenhand.simulator.population.Archetype;
import io.evenhand.simulator.population.BenignOwner;
import io.evenhand.simulator.population.Draws;
import io.evenhand.simulator.population.EventSink;
import io.evenhand.simulator.population.OwnerAccount;
import io.evenhand.simulator.population.Window;
import io.evenhand.simulator.strategy.Operator;
import io.evenhand.simulator.strategy.SellerOwner;
import io.evenhand.simulator.truth.Truth;
import java.io.IOException;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Plays a plan: every account by itself, from a stream of draws of its own, merged into one order of time.
 *
 * <p>Memory grows with the accounts, not with the events: an account holds its next steps only.
 */
public final class Simulation {
    private final SimulationPlan plan;
    private final Window window;
    private final Census census;

    private Simulation(SimulationPlan plan) {
        this.plan = plan;
        this.window = plan.window();
        this.census = Census.of(plan);
    }

    /**
     * Emits all events of all accounts in the order of their time, then what is true of each account in the order of
     * their numbers.
     */
    public static void run(SimulationPlan plan, EventSink events, Consumer<Truth> truths) throws IOException {
        new Simulation(plan).play(events, truths);
    }

    /** An account's place in the merge; equal times go by account number. */
    private record Turn(long at, int index, OwnerAccount account) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Integer.compare(index, other.index);
        }
    }

    private void play(EventSink events, Consumer<Truth> truths) throws IOException {
        Animation[] animations = new Animation[plan.owners()];
        PriorityQueue<Turn> turns = new PriorityQueue<>(plan.owners());
        for (int index = 0; index < animations.length; index++) {
            animations[index] = animate(index);
            queue(turns, index, animations[index].account());
        }
        for (Turn turn = turns.poll(); turn != null; turn = turns.poll()) {
            turn.account().step(events);
            queue(turns, turn.index(), turn.account());
        }
        for (Animation animation : animations) {
            truths.accept(animation.truth());
        }
    }

    private static void queue(PriorityQueue<Turn> turns, int index, OwnerAccount account) {
        long next = account.nextAt();
        if (next != Long.MAX_VALUE) {
            turns.add(new Turn(next, index, account));
        }
    }

    private Animation animate(int index) {
        Draws draws = Draws.of(plan.seed(), 2, index);
        World world = plan.world();
        Census.Seat seat = census.seat(index);
        if (seat == null) {
            int pair = census.familyCard(index);
            long card = pair == 0 ? 0 : Draws.of(plan.seed(), 3, pair).next() | 1;
            return BenignOwner.of(index, draws, window, world.circles().get(census.circle(index)), card, world.name());
        }
        Operator operator = Operator.of(seat.operator(), seat.parameters(), Draws.of(plan.seed(), 4, seat.operator()));
        return SellerOwner.of(
                index,
                draws,
                window,
                seat.parameters(),
                operator,
                seat.linked(),
                world.circle(Archetype.FRIENDS),
                world.name());
    }
}
