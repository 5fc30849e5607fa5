// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventType;
import io.evenhand.contract.event.TerminatedBy;
import io.evenhand.contract.id.KeyToken;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.simulator.truth.TruthClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each way of selling shows the conduct that the research gives it, and each lookalike its own. */
class StrategiesAreInTheirBandsTest {
    /** Few playbacks, because none of this is about them except kills. */
    private static final SimulationPlan PLAN =
            SimulationPlan.of(20_000, 240, 99, World.DEMO).withPlayback(0.3);

    private static final Map<String, Truth> TRUTHS = new TreeMap<>();
    private static final Map<String, List<Event>> EVENTS = new HashMap<>();
    private static Map<String, List<Double>> tenures = Map.of();

    @BeforeAll
    static void simulate() {
        List<Event> all = new ArrayList<>();
        for (Groups.Group group : Groups.withoutGateFailers(PLAN)) {
            group.truths().forEach(it -> TRUTHS.put(it.account(), it));
            group.events().stream()
                    .filter(it -> it.type() != EventType.STREAM_STOPPED)
                    .forEach(all::add);
        }
        all.forEach(it -> EVENTS.computeIfAbsent(it.account().value(), key -> new ArrayList<>())
                .add(it));
        tenures = Tenures.byAccount(all);
    }

    private static List<Truth> selling(String strategy) {
        List<Truth> some = TRUTHS.values().stream()
                .filter(it -> strategy.equals(it.strategy()))
                .toList();
        assertTrue(some.size() >= 2, strategy + " has only " + some.size() + " accounts");
        return some;
    }

    private static List<Truth> hosts(String archetype) {
        List<Truth> some = TRUTHS.values().stream()
                .filter(it -> it.archetype().equals(archetype))
                .toList();
        assertTrue(some.size() >= 4, archetype + " has only " + some.size() + " accounts");
        return some;
    }

    private static double rhythm(Truth truth) {
        return Tenures.rhythm(tenures.getOrDefault(truth.account(), List.of()));
    }

    private static double median(List<Truth> truths, java.util.function.ToDoubleFunction<Truth> value) {
        double[] sorted = truths.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static long count(Truth truth, EventType type) {
        return EVENTS.getOrDefault(truth.account(), List.of()).stream()
                .filter(it -> it.type() == type)
                .count();
    }

    @Test
    void sizesAreThoseOfTheTable() {
        Map<String, int[]> sizes = Map.of(
                "R1", new int[] {60, 100},
                "R2", new int[] {35, 85},
                "R3", new int[] {15, 30},
                "R4", new int[] {40, 100},
                "R5", new int[] {20, 90},
                "R8", new int[] {25, 80},
                "R9", new int[] {40, 100},
                "R10", new int[] {20, 60});
        sizes.forEach((strategy, range) -> {
            double middle = median(selling(strategy), Truth::externalViewersPeak);
            assertTrue(middle >= 0.75 * range[0] && middle <= 1.1 * range[1], strategy + ": " + middle);
        });
        assertTrue(TRUTHS.values().stream().allMatch(it -> it.externalViewersPeak() <= 104));
    }

    @Test
    void monthlySellersHaveARhythmAndTheOthersHaveNone() {
        for (String strategy : List.of("R1", "R2", "R4", "R5", "R7")) {
            assertTrue(median(selling(strategy), StrategiesAreInTheirBandsTest::rhythm) > 6, strategy);
        }
        for (String strategy : List.of("R6", "R9", "R10")) {
            assertTrue(median(selling(strategy), StrategiesAreInTheirBandsTest::rhythm) < 3, strategy);
            assertFalse(selling(strategy).stream().anyMatch(Truth::identifiable), strategy);
        }
    }

    @Test
    void plansAndPricesAreTold() {
        assertTrue(selling("R9").stream()
                .allMatch(it -> "lifetime".equals(it.plan()) && Math.abs(it.pricePerMonth() - 80.0 / 12) < 1e-9));
        assertTrue(selling("R6").stream().allMatch(it -> "annual".equals(it.plan())));
        Set<String> monthly =
                selling("R2").stream().map(it -> String.valueOf(it.plan())).collect(Collectors.toSet());
        assertTrue(Set.of("monthly-30", "calendar").containsAll(monthly), monthly.toString());
        for (Truth seller : selling("R1")) {
            assertTrue(seller.firstShareAt() != null && seller.firstPaidAt() != null);
            assertFalse(seller.firstPaidAt().isBefore(seller.firstShareAt()));
        }
    }

    @Test
    void fleetsAreFilledEvenly() {
        Map<String, List<Truth>> fleets =
                selling("R2").stream().collect(Collectors.groupingBy(it -> String.valueOf(it.operator())));
        int even = 0;
        for (List<Truth> fleet : fleets.values()) {
            assertTrue(fleet.size() >= 2 && fleet.stream().allMatch(Truth::linked));
            double mean = fleet.stream()
                    .mapToInt(StrategiesAreInTheirBandsTest::externalNow)
                    .average()
                    .orElseThrow();
            double variance = fleet.stream()
                    .mapToDouble(it -> Math.pow(externalNow(it) - mean, 2))
                    .average()
                    .orElseThrow();
            even += Math.sqrt(variance) / mean < 0.15 ? 1 : 0;
        }
        assertTrue(even >= 0.8 * fleets.size(), even + " of " + fleets.size());
    }

    private static int externalNow(Truth truth) {
        Set<String> now = new HashSet<>();
        for (Event event : EVENTS.getOrDefault(truth.account(), List.of())) {
            if (event.body() instanceof EventBody.ShareAccepted it && !it.home()) {
                now.add(it.viewer().value());
            } else if (event.body() instanceof EventBody.ShareRevoked it) {
                now.remove(it.viewer().value());
            } else if (event.body() instanceof EventBody.ShareChanged it && it.librarySet() == null) {
                now.remove(it.viewer().value());
            } else if (event.body() instanceof EventBody.ShareChanged it) {
                now.add(it.viewer().value());
            }
        }
        return now.size();
    }

    @Test
    void operatorsHaveAsManyLinkedAccountsAsTheTableSays() {
        Map<String, Integer> sizes = new HashMap<>();
        TRUTHS.values().stream()
                .filter(it -> it.kind() == TruthClass.RESELLER)
                .forEach(it -> sizes.merge(it.strategy() + " " + it.operator(), 1, Integer::sum));
        sizes.forEach((operator, accounts) -> {
            assertTrue(accounts <= 12, operator);
            assertTrue(!operator.startsWith("R1 ") || accounts <= 3, operator);
            assertTrue(!operator.startsWith("R5 ") || accounts <= 2, operator);
        });
        for (Truth truth : TRUTHS.values()) {
            boolean many = sizes.getOrDefault(truth.strategy() + " " + truth.operator(), 1) > 1;
            assertEquals(truth.kind() == TruthClass.RESELLER && many, truth.linked(), truth::line);
        }
    }

    @Test
    void aBanEvadersAgedAccountTakesHalfTheViewersOver() {
        int evaders = 0;
        for (List<Truth> fleet : selling("R7").stream()
                .collect(Collectors.groupingBy(it -> String.valueOf(it.operator())))
                .values()) {
            for (Truth truth : fleet) {
                List<Event> own = EVENTS.getOrDefault(truth.account(), List.of());
                Event claimed = first(own, EventType.SERVER_CLAIMED);
                boolean reserve = claimed == null || age(claimed) > 60;
                assertTrue(age(own.get(0)) < 2, "it is aged");
                if (reserve && claimed != null && age(claimed) < 180) {
                    Set<String> before = new HashSet<>();
                    fleet.stream().filter(it -> !it.equals(truth)).forEach(it -> before.addAll(viewers(it)));
                    Set<String> same = viewers(truth);
                    same.retainAll(before);
                    assertTrue(same.size() >= 8, () -> truth.line() + " shares " + same.size());
                    evaders++;
                }
            }
        }
        assertTrue(evaders >= 2, "only " + evaders);
    }

    private static Event first(List<Event> events, EventType type) {
        return events.stream().filter(it -> it.type() == type).findFirst().orElse(null);
    }

    private static double age(Event event) {
        return Duration.between(PLAN.end().minus(Duration.ofDays(PLAN.days())), event.at())
                        .toHours()
                / 24.0;
    }

    private static Set<String> viewers(Truth truth) {
        return EVENTS.getOrDefault(truth.account(), List.of()).stream()
                .map(Event::body)
                .filter(EventBody.ShareAccepted.class::isInstance)
                .map(it -> ((EventBody.ShareAccepted) it).viewer().value())
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void trialsComeWithPanelsAndNotWithFullEvasion() {
        assertTrue(selling("R1").stream()
                        .mapToLong(StrategiesAreInTheirBandsTest::trials)
                        .sum()
                > 20);
        assertTrue(selling("R10").stream()
                        .mapToLong(StrategiesAreInTheirBandsTest::trials)
                        .sum()
                <= selling("R10").size());
    }

    private static long trials(Truth truth) {
        return tenures.getOrDefault(truth.account(), List.of()).stream()
                .filter(it -> it < 4)
                .count();
    }

    @Test
    void programsKillAtTwoLevelsOfCapsOrMore() {
        Set<Integer> levels = new HashSet<>();
        for (Truth seller : selling("R1")) {
            Map<Long, Integer> together = new HashMap<>();
            for (Event event : EVENTS.getOrDefault(seller.account(), List.of())) {
                if (event.body() instanceof EventBody.StreamTerminated it && it.by() == TerminatedBy.OWNER) {
                    together.merge(event.at().toEpochMilli(), 1, Integer::sum);
                }
            }
            together.values().stream().filter(it -> it > 1).forEach(levels::add);
            together.keySet().stream()
                    .filter(it -> together.getOrDefault(it, 0) > 1)
                    .forEach(it -> assertEquals(0, it % 300_000, "the poller comes every five minutes"));
        }
        assertTrue(levels.containsAll(Set.of(2, 3)), levels.toString());
    }

    @Test
    void networksAreThoseOfTheTable() {
        assertEquals(0, selling("R5").stream().filter(Truth::hosted).count());
        assertTrue(selling("R4").stream().allMatch(it -> it.vpn() || it.hosted()));
        double privateHosts = hosts("privacy").stream().filter(Truth::vpn).count();
        assertEquals(0.72, privateHosts / hosts("privacy").size(), 0.2);
        assertTrue(TRUTHS.values().stream().allMatch(it -> it.country() != null));
        assertTrue(TRUTHS.values().stream().filter(Truth::cgnat).count() > 0.08 * TRUTHS.size());
    }

    @Test
    void homelabsShareKeysWithOneToThreeOthers() {
        Map<KeyToken, Set<String>> holders = new HashMap<>();
        hosts("homelab").forEach(it -> EVENTS.getOrDefault(it.account(), List.of()).stream()
                .filter(event -> event.body() instanceof EventBody.KeySeen)
                .forEach(
                        event -> holders.computeIfAbsent(((EventBody.KeySeen) event.body()).key(), k -> new HashSet<>())
                                .add(it.account())));
        Set<String> linked = new HashSet<>();
        holders.values().forEach(it -> {
            assertTrue(it.size() <= 4);
            if (it.size() > 1) {
                linked.addAll(it);
            }
        });
        assertTrue(linked.size() >= 0.75 * hosts("homelab").size(), linked.size() + " are linked");
    }

    @Test
    void coOpsAndPaidClubsAreGrey() {
        for (Truth truth : TRUTHS.values()) {
            boolean grey =
                    truth.archetype().equals("co-op") || truth.archetype().equals("paid-club");
            assertEquals(grey, truth.kind() == TruthClass.GREY);
            assertEquals(grey || truth.kind() == TruthClass.RESELLER, truth.plan() != null);
        }
        assertTrue(hosts("co-op").stream().allMatch(it -> it.pricePerMonth() > 0 && !it.identifiable()));
    }

    @Test
    void nobodyMovesButTheMigrating() {
        assertTrue(hosts("migrating").stream().allMatch(it -> count(it, EventType.SERVER_MOVED) == 1));
        assertTrue(hosts("friends").stream().allMatch(it -> count(it, EventType.SERVER_MOVED) == 0));
    }
}
