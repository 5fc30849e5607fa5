// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventType;
import io.evenhand.contract.event.TerminatedBy;
import io.evenhand.contract.json.EventReader;
import io.evenhand.contract.json.EventReading;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.simulator.truth.TruthClass;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every world can be played, and is about what its name says. */
class WorldsTest {
    static List<String> names() {
        return World.names();
    }

    private static Recording play(String world, int owners, int days) throws IOException {
        return Recording.of(SimulationPlan.of(owners, days, 21, World.named(world)));
    }

    private static Set<String> archetypes(Recording recording) {
        return recording.truths().values().stream()
                .map(Truth::archetype)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyWorldHasAPurposeAndOnlyEventsOfTheContract(String name) throws IOException {
        assertFalse(World.named(name).about().isBlank());
        Recording recording = play(name, 150, 60);
        assertEquals(150, recording.truths().size());
        assertTrue(
                recording.truths().values().stream().allMatch(it -> it.world().equals(name)));
        for (Event event : recording.events()) {
            EventReading reading =
                    EventReader.read(EventWriter.bytes(event), event.at().plusSeconds(1));
            assertTrue(reading instanceof EventReading.Accepted it && it.event().equals(event));
        }
    }

    @Test
    void aWorldThatIsNotThereIsNamedWithThoseThatAre() {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> World.named("stress-dorms"))
                .getMessage());
        World.names().forEach(it -> assertTrue(message.contains(it), message));
        assertTrue(World.names().containsAll(List.of("0", "1", "demo")));
        assertEquals(13, World.names().size());
    }

    @Test
    void worldOneIsAnotherForEverySeed() {
        Settings zero = Settings.of(SimulationPlan.of(10, 30, 1, World.ZERO));
        Settings one = Settings.of(SimulationPlan.of(10, 30, 1, World.ONE));
        Settings other = Settings.of(SimulationPlan.of(10, 30, 2, World.ONE));
        assertEquals(one, Settings.of(SimulationPlan.of(20, 30, 1, World.ONE)));
        assertNotEquals(one.circles(), other.circles());
        ToDoubleFunction<Settings> friends = it -> it.circles().get(3).weight();
        double factor = friends.applyAsDouble(one) / friends.applyAsDouble(zero);
        assertTrue(factor >= 0.6 && factor <= 1.5);
        Function<Settings, Double> strangers = it -> it.circles().stream()
                .filter(circle -> circle.archetype().wire().equals("strangers"))
                .findFirst()
                .orElseThrow()
                .weight();
        assertEquals(0, strangers.apply(zero));
        assertEquals(500, strangers.apply(one));
    }

    @Test
    void strangersDoNotKnowOneAnother() throws IOException {
        for (String world : List.of("stress-strangers-stable", "stress-strangers-churny")) {
            Recording recording = play(world, 60, 120);
            assertEquals(Set.of("strangers"), archetypes(recording));
            double density = recording.events().stream()
                    .filter(it -> it.body() instanceof EventBody.TiesMeasured)
                    .map(it -> (EventBody.TiesMeasured) it.body())
                    .filter(it -> it.viewers() > 20)
                    .mapToDouble(it -> 2.0 * it.ties() / it.viewers() / (it.viewers() - 1))
                    .average()
                    .orElseThrow();
            assertTrue(density < 0.01, () -> world + " " + density);
        }
        long stable = count(play("stress-strangers-stable", 60, 120), EventType.SHARE_REVOKED);
        long churny = count(play("stress-strangers-churny", 60, 120), EventType.SHARE_REVOKED);
        assertTrue(churny > 1.5 * stable, () -> churny + " and " + stable);
    }

    @Test
    void guestsComeDeclaredAndNot() throws IOException {
        for (String archetype : List.of("guests", "renewed-guests")) {
            Recording recording =
                    play(archetype.equals("guests") ? "stress-auto-guests" : "stress-renewed-guests", 80, 90);
            assertEquals(Set.of(archetype, archetype + "-undeclared"), archetypes(recording));
            Set<String> declaring = recording.events().stream()
                    .filter(it -> it.type() == EventType.GUESTPASS_DECLARED)
                    .map(it -> recording.truth(it).archetype())
                    .collect(Collectors.toSet());
            assertEquals(Set.of(archetype), declaring);
        }
    }

    @Test
    void renewedGuestsComeBack() throws IOException {
        Recording recording = play("stress-renewed-guests", 60, 200);
        Map<String, Integer> accepted = new HashMap<>();
        for (Event event : recording.events()) {
            if (event.body() instanceof EventBody.ShareAccepted it && !it.home()) {
                accepted.merge(it.viewer().value(), 1, Integer::sum);
            }
        }
        double again = accepted.values().stream().filter(it -> it > 1).count() / (double) accepted.size();
        assertTrue(again > 0.12 && again < 0.5, () -> again + " came back");
    }

    @Test
    void dormsFillInStep() throws IOException {
        assertTrue(startsInBestWeek("stress-dorm") > 1.3 * startsInBestWeek("0"));
    }

    /** The mean over houses of the part of all later arrivals that fall into the busiest seven days. */
    private static double startsInBestWeek(String world) throws IOException {
        Recording recording = play(world, world.equals("0") ? 6_000 : 40, 210);
        long after = recording.events().get(0).at().plus(Duration.ofDays(40)).toEpochMilli();
        Map<String, Map<Long, Integer>> weeks = new HashMap<>();
        for (Event event : recording.events()) {
            boolean dorm = recording.truth(event).archetype().equals("dorm");
            if (dorm && event.type() == EventType.SHARE_ACCEPTED && event.at().toEpochMilli() > after) {
                weeks.computeIfAbsent(event.account().value(), key -> new HashMap<>())
                        .merge(event.at().toEpochMilli() / 604_800_000, 1, Integer::sum);
            }
        }
        return weeks.values().stream()
                .filter(it -> it.values().stream().mapToInt(n -> n).sum() >= 6)
                .mapToDouble(it -> it.values().stream().mapToInt(n -> n).max().orElse(0)
                        / (double) it.values().stream().mapToInt(n -> n).sum())
                .average()
                .orElseThrow();
    }

    @Test
    void threeHostsOfTenMoveWithinFourWeeksOfARangeBan() throws IOException {
        Recording recording = play("stress-migration", 600, 150);
        Map<String, Event> moved = new HashMap<>();
        recording.events().stream()
                .filter(it -> it.type() == EventType.SERVER_MOVED)
                .filter(it -> !recording.truth(it).archetype().equals("migrating"))
                .forEach(it -> moved.put(it.account().value(), it));
        double hosts = recording.truths().values().stream()
                .filter(it -> !it.archetype().equals("migrating"))
                .count();
        assertEquals(0.3, moved.size() / hosts, 0.06);
        long first = moved.values().stream()
                .mapToLong(it -> it.at().toEpochMilli())
                .min()
                .orElseThrow();
        long last = moved.values().stream()
                .mapToLong(it -> it.at().toEpochMilli())
                .max()
                .orElseThrow();
        assertTrue(last - first <= Duration.ofDays(29).toMillis());
        assertTrue(recording.truths().values().stream().anyMatch(it -> it.kind() == TruthClass.RESELLER));
    }

    @Test
    void scriptsPunishAndForgive() throws IOException {
        Recording recording = play("stress-punish-script", 100, 120);
        Map<String, Event> killed = new HashMap<>();
        Map<String, String> viewerOf = new HashMap<>();
        int punished = 0;
        for (Event event : recording.events()) {
            if (event.body() instanceof EventBody.StreamStarted it) {
                viewerOf.put(it.stream().value(), it.viewer().value());
            } else if (event.body() instanceof EventBody.StreamTerminated it && it.by() == TerminatedBy.OWNER) {
                killed.put(viewerOf.getOrDefault(it.stream().value(), ""), event);
            } else if (event.body() instanceof EventBody.ShareRevoked it) {
                Event kill = killed.get(it.viewer().value());
                punished += kill != null && kill.at().equals(event.at()) ? 1 : 0;
            }
        }
        assertTrue(punished > 200, "only " + punished + " punishments");
    }

    @Test
    void optOutIsBetweenTwelveAndFortyPerCent() throws IOException {
        double usual = silent(play("0", 4_000, 60));
        double more = silent(play("stress-optout", 4_000, 60));
        assertEquals(0.12, usual, 0.04);
        assertEquals(0.26, more, 0.05);
    }

    private static double silent(Recording recording) {
        Set<String> playing = recording.events().stream()
                .filter(it -> it.type() == EventType.STREAM_STARTED)
                .map(it -> it.account().value())
                .collect(Collectors.toSet());
        List<Truth> hosts = recording.truths().values().stream()
                .filter(it -> it.externalViewersPeak() >= 8)
                .toList();
        return hosts.stream().filter(it -> !playing.contains(it.account())).count() / (double) hosts.size();
    }

    @Test
    void clocksAreWrongAndEventsLateByADayAtMost() throws IOException {
        Recording recording = play("stress-skew", 800, 60);
        Map<String, Long> newest = new HashMap<>();
        long worst = 0;
        int backwards = 0;
        for (Event event : recording.events()) {
            long at = event.at().toEpochMilli();
            long before = newest.merge(event.account().value(), at, Math::max);
            worst = Math.max(worst, before - at);
            backwards += before > at ? 1 : 0;
        }
        assertTrue(backwards > recording.events().size() / 20);
        assertTrue(worst > Duration.ofHours(20).toMillis()
                && worst <= Duration.ofHours(24).toMillis());
        long start = recording.plan().end().minus(Duration.ofDays(60)).toEpochMilli();
        long earliest = recording.events().stream()
                .mapToLong(it -> it.at().toEpochMilli())
                .min()
                .orElseThrow();
        assertTrue(start - earliest > Duration.ofHours(12).toMillis(), "some clocks are slow");
        assertEquals(
                recording.events().size(),
                new HashSet<>(recording.events().stream().map(Event::id).toList()).size());
    }

    @Test
    void skewedGroupsAreTheSkewedFile() throws IOException {
        Recording whole = play("stress-skew", 300, 40);
        Map<String, List<Event>> expected = whole.events().stream()
                .collect(Collectors.groupingBy(it -> it.account().value()));
        Map<String, List<Event>> grouped = Groups.of(whole.plan()).stream()
                .flatMap(it -> it.events().stream())
                .collect(Collectors.groupingBy(it -> it.account().value()));
        assertEquals(expected, grouped);
    }

    private static long count(Recording recording, EventType type) {
        return recording.events().stream().filter(it -> it.type() == type).count();
    }
}
