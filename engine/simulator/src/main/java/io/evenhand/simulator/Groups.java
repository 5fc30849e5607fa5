// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.contract.event.Event;
import io.evenhand.simulator.population.Animation;
import io.evenhand.simulator.truth.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plan's population as closed groups of accounts: whoever shares keys, viewers, an operator or a family's card with
 * somebody is in one group with them, so that each group can be simulated and judged by itself.
 *
 * <p>Every group is simulated when it is asked for, always with the same result and independently of every other, so
 * that any number of threads may ask. An account's events are those that {@link Simulation} emits for it, in that order.
 */
public final class Groups implements Iterable<Groups.Group> {
    private final Cast cast;
    private final int[] numbers;
    private final Map<String, Integer> counted;

    private Groups(Cast cast, int[] numbers, Map<String, Integer> counted) {
        this.cast = cast;
        this.numbers = numbers;
        this.counted = counted;
    }

    /**
     * One closed group.
     *
     * @param truths of its accounts, in the order of their numbers
     * @param events of all of them, in the order in which they are reported
     */
    public record Group(List<Truth> truths, List<Event> events) {}

    /** Every group of a plan. */
    public static Groups of(SimulationPlan plan) {
        Cast cast = new Cast(plan);
        return new Groups(cast, IntStream.range(0, cast.groups()).toArray(), Map.of());
    }

    /** The groups with a seller in them. */
    public static Groups ofSellers(SimulationPlan plan) {
        Cast cast = new Cast(plan);
        return new Groups(
                cast, IntStream.range(0, cast.groups()).filter(cast::isSelling).toArray(), Map.of());
    }

    /**
     * The groups in which at least one account shares with enough people to be looked at; the others are counted only.
     *
     * @see #counted()
     */
    public static Groups withoutGateFailers(SimulationPlan plan) {
        Cast cast = new Cast(plan);
        return new Groups(
                cast, IntStream.range(0, cast.groups()).filter(cast::isLookedAt).toArray(), cast.countLeftOut());
    }

    /** By archetype: how many owners there are in the plan whom no group contains, because they fail every gate. */
    public Map<String, Integer> counted() {
        return counted;
    }

    public int size() {
        return numbers.length;
    }

    /** Simulates one group, from 0 to {@link #size()} - 1. */
    public Group get(int number) {
        List<Event> events = new ArrayList<>();
        Troupe troupe = cast.troupe(numbers[number]);
        try {
            Delivery delivery = cast.delivery((event, origin) -> events.add(event));
            troupe.agenda().playUntil(Long.MAX_VALUE, delivery);
            delivery.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("a list took no event", e);
        }
        return new Group(troupe.accounts().stream().map(Animation::truth).toList(), List.copyOf(events));
    }

    /**
     * What the operator of a seller's account makes of a sanction; see {@link Reaction}.
     *
     * @param account the account's name, one of the group's
     */
    public Reaction reaction(int number, String account, Instant sanctionedAt, long seed) {
        return Reaction.of(cast, numbers[number], account, sanctionedAt, seed);
    }

    /** The groups one after the other, each simulated when its turn comes; may be made parallel. */
    public Stream<Group> stream() {
        return IntStream.range(0, size()).mapToObj(this::get);
    }

    @Override
    public Iterator<Group> iterator() {
        return stream().iterator();
    }

    /** Which accounts each group has, without simulating it. */
    public int[] accounts(int number) {
        int[] accounts = cast.accounts(numbers[number]);
        return Arrays.copyOf(accounts, accounts.length);
    }
}
