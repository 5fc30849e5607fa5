// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which faults happen, in which order: the same for the same seed.
 *
 * @param steps one after the other
 */
record FaultPlan(long seed, List<Step> steps) {
    /**
     * A fault and how long nothing new goes wrong after it is over. Mostly that is too short for everything to be well
     * again, so that the next fault meets the recovery from this one.
     */
    record Step(Fault fault, Duration rest) {}

    FaultPlan {
        steps = List.copyOf(steps);
    }

    /** How long it takes at the least. */
    Duration length() {
        return steps.stream()
                .map(step -> step.fault().lasts().plus(step.rest()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** One fault of every sort, at whatever part chance has it; of those that kill, two. */
    static FaultPlan sampled(long seed) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        for (List<Fault> sort : sorts(random)) {
            Collections.shuffle(sort, random);
            faults.addAll(sort.subList(0, sort.get(0) instanceof Fault.Kill ? 2 : 1));
        }
        Collections.shuffle(faults, random);
        return rested(seed, faults, random);
    }

    /** Every fault there is at every part, again and again in new orders, for as long as {@code length} or a little more. */
    static FaultPlan lasting(long seed, Duration length) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        Duration sum = Duration.ZERO;
        while (sum.compareTo(length) < 0) {
            List<Fault> deck = new ArrayList<>();
            sorts(random).forEach(deck::addAll);
            Collections.shuffle(deck, random);
            for (Step step : rested(seed, deck, random).steps()) {
                if (sum.compareTo(length) < 0) {
                    steps.add(step);
                    sum = sum.plus(step.fault().lasts()).plus(step.rest());
                }
            }
        }
        return new FaultPlan(seed, steps);
    }

    private static FaultPlan rested(long seed, List<Fault> faults, Random random) {
        return new FaultPlan(
                seed,
                faults.stream()
                        .map(fault -> new Step(fault, millis(500, 2_500, random)))
                        .toList());
    }

    /** All faults, those of one sort together. */
    private static List<List<Fault>> sorts(Random random) {
        List<List<Fault>> sorts = new ArrayList<>();
        sorts.add(all(Part.values(), Fault.Kill::new));
        sorts.add(all(Part.values(), part -> new Fault.Pause(part, millis(1_500, 4_000, random))));
        sorts.add(all(Part.values(), Fault.Restart::new));
        sorts.add(all(Link.values(), link -> new Fault.Cut(link, millis(1_500, 4_000, random))));
        sorts.add(all(
                Link.values(), link -> new Fault.Delay(link, millis(50, 400, random), millis(2_000, 4_000, random))));
        sorts.add(all(Disk.values(), disk -> new Fault.FullDisk(disk, millis(2_000, 4_000, random))));
        sorts.add(all(edges(), edge -> new Fault.SkewedClock(edge, millis(1_000, 3_000, random))));
        sorts.add(list(new Fault.CorruptCheckpoint()));
        sorts.add(all(edges(), Fault.CorruptFeedFile::new));
        sorts.add(list(new Fault.CorruptOutbox()));
        return sorts;
    }

    private static Part[] edges() {
        return new Part[] {Part.EDGE_1, Part.EDGE_2};
    }

    private interface Maker<T> {
        Fault make(T of);
    }

    private static <T> List<Fault> all(T[] each, Maker<T> maker) {
        return new ArrayList<>(Arrays.stream(each).map(maker::make).toList());
    }

    private static List<Fault> list(Fault... faults) {
        return new ArrayList<>(List.of(faults));
    }

    private static Duration millis(int from, int to, Random random) {
        return Duration.ofMillis(from + random.nextInt(to - from));
    }
}
