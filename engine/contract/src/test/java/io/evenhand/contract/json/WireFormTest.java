// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.event.DeadLetter;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.contract.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The wire form is what the golden files say, and reading undoes writing. */
class WireFormTest {
    @Test
    void eventsAreWrittenAsPinned() {
        StringBuilder lines = new StringBuilder();
        for (Event event : Samples.events()) {
            lines.append(new String(EventWriter.bytes(event), UTF_8)).append('\n');
        }
        Golden.assertMatches("events.ndjson", lines.toString());
    }

    @Test
    void readingAnEventUndoesWritingIt() {
        for (Event event : Samples.events()) {
            var read = assertInstanceOf(
                    EventReading.Accepted.class, EventReader.read(EventWriter.bytes(event), Samples.AT));
            assertEquals(event, read.event());
            assertEquals(0, read.droppedFields());
        }
    }

    @Test
    void everyTypeOfEventIsPinned() {
        assertEquals(
                List.of(io.evenhand.contract.event.EventType.values()),
                Samples.events().stream().map(Event::type).distinct().toList());
    }

    @Test
    void interventionsAreWrittenAsPinnedAndReadBack() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (Intervention intervention : Samples.interventions()) {
            String line = ContractJson.text(intervention);
            assertEquals(intervention, ContractJson.read(line, Intervention.class));
            lines.append(line).append('\n');
        }
        Golden.assertMatches("interventions.ndjson", lines.toString());
    }

    @Test
    void assessmentIsPinnedAndReadBack() throws Exception {
        pinned("assessment.json", Samples.assessment(), Assessment.class);
    }

    @Test
    void verdictIsPinnedAndReadBack() throws Exception {
        pinned("verdict.json", Samples.verdict(), Verdict.class);
    }

    @Test
    void feedBodiesArePinnedAndReadBack() throws Exception {
        pinned("snapshot.json", Samples.snapshot(), Snapshot.class);
        pinned("delta.json", Samples.delta(), Delta.class);
        pinned("manifest.json", Samples.manifest(), Manifest.class);
    }

    @Test
    void deadLetterIsPinnedAndReadBack() throws Exception {
        byte[] line = "{\"id\":\"e1\",\"type\":\"share.accepted\",\"title\":\"CANARY\"}".getBytes(UTF_8);
        var rejected = assertInstanceOf(EventReading.Rejected.class, EventReader.read(line, Samples.AT));
        pinned("dead-letter.json", rejected.letter(), DeadLetter.class);
    }

    private static <T> void pinned(String name, T record, Class<T> type) throws MalformedJsonException {
        String json = ContractJson.text(record);
        Golden.assertMatches(name, json + "\n");
        assertEquals(record, ContractJson.read(json, type));
    }
}
