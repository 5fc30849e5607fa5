// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.conformance;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.simulator.Groups;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.draw.ParameterFile;
import io.evenhand.simulator.truth.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The statistics by which a simulated population can be compared with one of another implementation.
 *
 * <p>Owners who share with too few people to be looked at are counted and not described.
 *
 * @param parameters the SHA-256 of the file of parameters
 * @param owners all of them
 * @param described how many of them share with enough people to be looked at
 * @param eventsPerDay of those, together
 * @param optedOut of those with eight external viewers and more: the fraction that reports no playback
 * @param counted by archetype: those who are not described
 * @param sorts by archetype and strategy
 */
public record Conformance(
        String world,
        String parameters,
        int owners,
        int days,
        int described,
        double eventsPerDay,
        double optedOut,
        Map<String, Integer> counted,
        List<Sort> sorts) {
    private static final int VIEWERS_MIN = 8;

    public Conformance {
        counted = new TreeMap<>(counted);
        sorts = List.copyOf(sorts);
    }

    /** The middle of some figures and what only one in twenty exceeds. */
    public record Spread(double median, double p95) {
        static Spread of(List<Figures> figures, ToDoubleFunction<Figures> value) {
            double[] sorted = figures.stream()
                    .mapToDouble(value)
                    .filter(it -> !Double.isNaN(it))
                    .sorted()
                    .toArray();
            return sorted.length == 0 ? new Spread(0, 0) : new Spread(ranked(sorted, 0.5), ranked(sorted, 0.95));
        }

        private static double ranked(double[] sorted, double part) {
            return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
        }
    }

    /**
     * What one sort of owner is like.
     *
     * @param name an archetype or a strategy
     * @param onCycle of the aged stays that ended: the fraction close to the common phase of the best period
     * @param eventsPerDay of one account
     */
    public record Sort(
            String name,
            int accounts,
            Spread viewers,
            Spread removals,
            Spread rhythm,
            Spread trials,
            Spread churn,
            Spread tieDensity,
            Spread kills,
            Spread concurrency,
            double onCycle,
            double eventsPerDay) {
        static Sort of(String name, List<Figures> figures, int days) {
            double aged = figures.stream().mapToInt(Figures::aged).sum();
            double close = figures.stream().mapToInt(Figures::onCycle).sum();
            double events = figures.stream().mapToInt(Figures::events).sum();
            return new Sort(
                    name,
                    figures.size(),
                    Spread.of(figures, Figures::viewers),
                    Spread.of(figures, Figures::removals),
                    Spread.of(figures, Figures::rhythm),
                    Spread.of(figures, Figures::trials),
                    Spread.of(figures, Figures::churn),
                    Spread.of(figures, Figures::tieDensity),
                    Spread.of(figures, Figures::kills),
                    Spread.of(figures, Figures::concurrency),
                    aged == 0 ? 0 : close / aged,
                    events / figures.size() / days);
        }
    }

    private record Described(String sort, Figures figures) {}

    /** Simulates a plan and describes it. */
    public static Conformance of(SimulationPlan plan) {
        Groups groups = Groups.withoutGateFailers(plan);
        List<Described> all = groups.stream()
                .parallel()
                .flatMap(group -> describe(group, plan.end()))
                .toList();
        Map<String, List<Figures>> bySort = new TreeMap<>();
        all.forEach(it ->
                bySort.computeIfAbsent(it.sort(), key -> new ArrayList<>()).add(it.figures()));
        List<Sort> sorts = new ArrayList<>();
        bySort.forEach((name, figures) -> sorts.add(Sort.of(name, figures, plan.days())));
        List<Figures> hosts = all.stream()
                .map(Described::figures)
                .filter(it -> it.viewers() >= VIEWERS_MIN)
                .toList();
        double silent = hosts.stream().filter(it -> !it.playbackReported()).count();
        double events = all.stream().mapToLong(it -> it.figures().events()).sum();
        return new Conformance(
                plan.world().name(),
                ParameterFile.standard().sha256(),
                plan.owners(),
                plan.days(),
                all.size(),
                events / plan.days(),
                hosts.isEmpty() ? 0 : silent / hosts.size(),
                groups.counted(),
                sorts);
    }

    private static Stream<Described> describe(Groups.Group group, Instant end) {
        Map<String, List<Event>> events = new HashMap<>();
        for (Event event : group.events()) {
            events.computeIfAbsent(event.account().value(), key -> new ArrayList<>())
                    .add(event);
        }
        return group.truths().stream()
                .map(truth ->
                        new Described(sort(truth), figures(events.getOrDefault(truth.account(), List.of()), end)));
    }

    private static Figures figures(List<Event> events, Instant end) {
        return AccountFold.of(events.stream().sorted(Event.BY_TIME_THEN_ID).toList(), end);
    }

    private static String sort(Truth truth) {
        return switch (truth.kind()) {
            case RESELLER -> "seller " + truth.strategy();
            case GREY -> "grey " + truth.archetype();
            case BENIGN -> truth.archetype();
        };
    }

    /** The same as an aligned table for people. */
    public String table() {
        return ConformanceTable.of(this);
    }

    /** The same for a machine, one line. */
    public String json() {
        return ContractJson.text(this);
    }
}
