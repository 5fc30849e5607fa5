// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.event.TerminatedBy;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statistics of a few events that can be worked out by hand, and the description of a whole population. */
class ConformanceTest {
    private static final Instant END = Instant.parse("2026-03-02T00:00:00Z");

    private final List<Event> events = new ArrayList<>();

    private void at(double daysBeforeEnd, EventBody body) {
        Instant at = END.minusMillis((long) (daysBeforeEnd * Duration.ofDays(1).toMillis()));
        events.add(new Event(new EventId("e" + events.size()), at, new AccountId("a"), null, body));
    }

    private void stay(String viewer, double from, double days) {
        at(from, new EventBody.ShareAccepted(new ViewerId(viewer), null, ClientKind.API, false, 1));
        at(from - days, new EventBody.ShareRevoked(new ViewerId(viewer), RevokedBy.OWNER, ClientKind.API));
    }

    private Figures figures() {
        return AccountFold.of(events.stream().sorted(Event.BY_TIME_THEN_ID).toList(), END);
    }

    @Test
    void staysOfWholePeriodsAreOnCycle() {
        for (int i = 0; i < 8; i++) {
            stay("v" + i, 110 - i, 30.0 * (1 + i % 2) + 3);
        }
        Figures figures = figures();
        assertEquals(8, figures.removals());
        assertEquals(8, figures.aged());
        assertEquals(8, figures.onCycle());
        assertEquals(8, figures.rhythm(), 0.01);
        assertEquals(8, figures.viewers());
    }

    @Test
    void trialsChurnAndOldStaysAreCountedInTheirWindows() {
        stay("trial", 50, 2);
        stay("old-trial", 100, 2);
        stay("ancient", 200, 10);
        Figures figures = figures();
        assertEquals(1, figures.trials());
        assertEquals(2, figures.removals());
        assertEquals(0.2, figures.churn(), 1e-9);
        assertEquals(0, figures.rhythm());
    }

    @Test
    void loadKillsAndTiesAreThoseOfTheLastMonth() {
        for (int i = 0; i < 3; i++) {
            at(
                    29,
                    new EventBody.StreamStarted(
                            new StreamId("s" + i),
                            new ServerId("s"),
                            new ViewerId("v" + i),
                            false,
                            PlaybackMode.DIRECT));
        }
        at(26, new EventBody.StreamTerminated(new StreamId("s0"), TerminatedBy.OWNER));
        at(20, new EventBody.TiesMeasured(5, 4, 1));
        Figures figures = figures();
        assertEquals(1, figures.kills());
        assertEquals(3, figures.concurrency());
        assertEquals(0.4, figures.tieDensity(), 1e-9);
        assertTrue(figures.playbackReported());
    }

    @Test
    void aPopulationIsDescribedTheSameEachTime() throws IOException {
        SimulationPlan plan = SimulationPlan.of(3_000, 120, 2, World.DEMO);
        Conformance conformance = Conformance.of(plan);
        assertEquals(conformance, Conformance.of(plan));
        JsonNode json = new ObjectMapper().readTree(conformance.json());
        assertEquals(conformance.sorts().size(), json.get("sorts").size());
        assertTrue(
                json.get("optedOut").asDouble() > 0.05 && json.get("optedOut").asDouble() < 0.2);
        assertEquals(64, json.get("parameters").asText().length());
        String table = conformance.table();
        assertTrue(table.contains("friends ") && table.contains("seller R2 ") && table.contains("tie density"), table);
        int counted = conformance.counted().values().stream().mapToInt(it -> it).sum();
        assertEquals(3_000, counted + conformance.described());
    }
}
