// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventType;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.json.EventReader;
import io.evenhand.contract.json.EventReading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line of a simulation is an event of the contract, in order, from addresses that are nobody's. */
class EveryLineIsAnEventTest {
    private static final SimulationPlan PLAN = SimulationPlan.of(1_200, 90, 99, World.DEMO);
    private static final List<String> LINES = new ArrayList<>();
    private static final List<EventReading.Accepted> READ = new ArrayList<>();

    @TempDir
    static Path folder;

    @BeforeAll
    static void simulateAndRead() throws IOException {
        SimulationWriter.write(PLAN, folder, (fraction, events) -> {});
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(SimulationWriter.EVENTS))),
                StandardCharsets.UTF_8))) {
            in.lines().forEach(LINES::add);
        }
        for (String line : LINES) {
            EventReading reading = EventReader.read(line.getBytes(StandardCharsets.UTF_8), PLAN.end());
            assertTrue(reading instanceof EventReading.Accepted, line);
            READ.add((EventReading.Accepted) reading);
        }
    }

    @Test
    void nothingIsDroppedAndLinesAreShort() {
        assertTrue(READ.stream().allMatch(it -> it.droppedFields() == 0));
        assertTrue(LINES.stream().mapToInt(String::length).max().orElseThrow() < 260);
        double mean = LINES.stream().mapToInt(String::length).average().orElseThrow();
        assertTrue(mean < 200, () -> "mean length " + mean);
    }

    @Test
    void eventsAreInTheOrderOfTheirTimeWithinTheWindow() {
        Instant last = PLAN.end().minusSeconds(86_400L * PLAN.days());
        for (EventReading.Accepted reading : READ) {
            assertFalse(reading.event().at().isBefore(last));
            last = reading.event().at();
        }
        assertTrue(last.isBefore(PLAN.end()));
    }

    @Test
    void idsAreUnique() {
        Set<EventId> ids = new HashSet<>();
        READ.forEach(it -> assertTrue(ids.add(it.event().id())));
    }

    @Test
    void everyTypeOccurs() {
        Map<EventType, Integer> counts = new EnumMap<>(EventType.class);
        READ.forEach(it -> counts.merge(it.event().type(), 1, Integer::sum));
        assertEquals(Set.of(EventType.values()), counts.keySet());
    }

    @Test
    void addressesAreReservedOnes() {
        int addresses = 0;
        for (EventReading.Accepted reading : READ) {
            String address = reading.address();
            if (address != null) {
                addresses++;
                assertTrue(isReserved(address), "an address outside the reserved ranges");
            }
        }
        assertTrue(addresses > READ.size() / 5);
    }

    private static boolean isReserved(String address) {
        return address.startsWith("198.18.")
                || address.startsWith("198.19.")
                || address.startsWith("2001:db8:")
                || address.startsWith("192.0.2.")
                || address.startsWith("198.51.100.")
                || address.startsWith("203.0.113.");
    }

    @Test
    void anAccountIsCreatedFirstAndItsServerBeforeAnyShare() {
        Map<String, Set<EventType>> seen = new HashMap<>();
        for (EventReading.Accepted reading : READ) {
            Event event = reading.event();
            Set<EventType> before = seen.computeIfAbsent(event.account().value(), key -> new HashSet<>());
            assertEquals(before.isEmpty(), event.type() == EventType.ACCOUNT_CREATED);
            if (event.type() == EventType.SHARE_ACCEPTED) {
                assertTrue(before.contains(EventType.SERVER_CLAIMED));
            }
            before.add(event.type());
        }
    }

    @Test
    void sharesAndStreamsBeginAndEndInTurn() {
        Set<String> shared = new HashSet<>();
        Set<String> running = new HashSet<>();
        for (EventReading.Accepted reading : READ) {
            EventBody body = reading.event().body();
            if (body instanceof EventBody.ShareAccepted it) {
                assertTrue(shared.add(it.viewer().value()));
            } else if (body instanceof EventBody.ShareRevoked it) {
                assertTrue(shared.remove(it.viewer().value()));
            } else if (body instanceof EventBody.ShareChanged it) {
                assertTrue(shared.contains(it.viewer().value()));
            } else if (body instanceof EventBody.StreamStarted it) {
                assertTrue(shared.contains(it.viewer().value()));
                assertTrue(running.add(it.stream().value()));
            } else if (body instanceof EventBody.StreamStopped it) {
                assertTrue(running.remove(it.stream().value()));
            } else if (body instanceof EventBody.StreamTerminated it) {
                assertTrue(running.remove(it.stream().value()));
            }
        }
    }

    /** Nothing but conduct may tell a seller: not a name, not a word, not a field that only sellers' events have. */
    @Test
    void noParameterOfASellerLeaks() throws IOException {
        Map<String, io.evenhand.simulator.truth.Truth> truths = new HashMap<>();
        io.evenhand.simulator.truth.Truth.read(folder.resolve(SimulationWriter.TRUTH))
                .forEach(it -> truths.put(it.account(), it));
        ObjectMapper json = new ObjectMapper();
        Set<String> innocent = new TreeSet<>();
        Set<String> selling = new TreeSet<>();
        for (int i = 0; i < LINES.size(); i++) {
            String line = LINES.get(i);
            String lower = line.toLowerCase(Locale.ROOT);
            assertFalse(lower.contains("seller") || lower.contains("operator"), line);
            assertFalse(line.contains("\"op-") || line.matches(".*\"R\\d+\".*"), line);
            boolean sells = truths.get(READ.get(i).event().account().value()).strategy() != null;
            var tree = json.readTree(line);
            (sells ? selling : innocent).add(tree.get("type").asText() + shape(tree));
        }
        selling.removeAll(innocent);
        assertEquals(Set.of(), selling);
    }

    /** The names of the fields. */
    private static String shape(com.fasterxml.jackson.databind.JsonNode line) {
        StringBuilder shape = new StringBuilder();
        line.fieldNames().forEachRemaining(name -> shape.append(' ').append(name));
        return shape.toString();
    }
}
