// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.simulator.population.Animation;
import io.evenhand.simulator.population.EventSink;
import io.evenhand.simulator.truth.Truth;
import java.io.IOException;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Plays a plan: every closed group of accounts by itself, from streams of draws of its own, merged into one order of
 * time.
 *
 * <p>Memory grows with the accounts, not with the events: a group holds its next steps only.
 */
public final class Simulation {
    private Simulation() {}

    /**
     * Emits all events of all accounts in the order in which they are reported, which is that of their time unless the
     * world has wrong clocks or late events, then what is true of each account in the order of
     * their numbers.
     */
    public static void run(SimulationPlan plan, EventSink events, Consumer<Truth> truths) throws IOException {
        Cast cast = new Cast(plan);
        Troupe[] troupes = new Troupe[cast.groups()];
        PriorityQueue<Turn> turns = new PriorityQueue<>(troupes.length);
        for (int group = 0; group < troupes.length; group++) {
            troupes[group] = cast.troupe(group);
            queue(turns, group, troupes[group]);
        }
        Delivery delivery = cast.delivery(events);
        for (Turn turn = turns.poll(); turn != null; turn = turns.poll()) {
            turn.troupe().agenda().step(delivery);
            queue(turns, turn.group(), turn.troupe());
        }
        delivery.finish();
        for (Animation animation : inOrder(cast, troupes, plan.owners())) {
            truths.accept(animation.truth());
        }
    }

    /** A group's place in the merge; equal times go by group number. */
    private record Turn(long at, int group, Troupe troupe) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Integer.compare(group, other.group);
        }
    }

    private static void queue(PriorityQueue<Turn> turns, int group, Troupe troupe) {
        long next = troupe.agenda().nextAt();
        if (next != Long.MAX_VALUE) {
            turns.add(new Turn(next, group, troupe));
        }
    }

    private static Animation[] inOrder(Cast cast, Troupe[] troupes, int owners) {
        Animation[] animations = new Animation[owners];
        for (int group = 0; group < troupes.length; group++) {
            int[] accounts = cast.accounts(group);
            for (int i = 0; i < accounts.length; i++) {
                animations[accounts[i]] = troupes[group].accounts().get(i);
            }
        }
        return animations;
    }
}
