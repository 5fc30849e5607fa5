// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.scoring.io.FileRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Law 12: any parallelism, duplicates, disorder within a day, any split into files: the same bytes; and they are the bytes of
 * the core without Flink. That a restart from a snapshot changes nothing either is shown by KilledJobLosesNothingIT.
 */
class ReplayIsDeterministicTest {
    private static final long SEED = 5;
    private static final long HALF_DAY = 12 * 3_600_000L;

    @Test
    void sameBytesHoweverItIsRun(@TempDir Path folder) throws Exception {
        List<Event> events = Population.events(SEED, 9);
        String wanted = SingleAccountRun.assess(events).stream()
                .map(it -> ContractJson.text(it) + "\n")
                .collect(Collectors.joining());
        assertFalse(wanted.isEmpty());
        FileRun plain = FileRun.of(folder.resolve("plain"), 1, List.of(lines(events)));
        assertEquals(wanted, plain.assessments());
        assertEquals((long) events.size(), plain.figures().get("events"));
        assertEquals(0L, plain.figures().get("duplicates"));

        List<Event> disordered = disordered(withRepeats(events));
        FileRun two = FileRun.of(folder.resolve("two"), 2, List.of(lines(disordered)));
        assertEquals(wanted, two.assessments());
        assertEquals((long) (disordered.size() - events.size()), two.figures().get("duplicates"));
        assertEquals("", two.deadLetters());

        FileRun four = FileRun.of(folder.resolve("four"), 4, split(disordered));
        assertEquals(wanted, four.assessments());
    }

    @Test
    void whatIsTooLateIsKeptAsideAndCounted(@TempDir Path folder) throws Exception {
        List<Event> events = new ArrayList<>(Population.seller(SEED, 12));
        Event early = events.remove(10);
        int later = 0;
        while (events.get(later).at().isBefore(early.at().plusMillis(2 * HALF_DAY + 60_000))) {
            later++;
        }
        events.add(later + 1, early);
        FileRun run = FileRun.of(folder, 1, List.of(lines(events)));
        assertEquals(1L, run.figures().get("late"));
        assertTrue(run.deadLetters().contains("\"reason\":\"late\""));
        assertTrue(run.deadLetters().contains(early.id().value()));
        assertEquals((long) events.size() - 1, run.figures().get("events"));
    }

    private static List<byte[]> lines(List<Event> events) {
        return events.stream().map(EventWriter::bytes).toList();
    }

    /** Every seventh event twice. */
    private static List<Event> withRepeats(List<Event> events) {
        List<Event> repeated = new ArrayList<>(events);
        for (int i = 0; i < events.size(); i += 7) {
            repeated.add(events.get(i));
        }
        return repeated;
    }

    /** Each event arrives up to twelve hours after it happened: within bounds, whatever arrives before it. */
    private static List<Event> disordered(List<Event> events) {
        SplittableRandom random = new SplittableRandom(SEED);
        record Arrival(Event event, long at) {}
        return events.stream()
                .map(event -> new Arrival(event, event.at().toEpochMilli() + random.nextLong(HALF_DAY)))
                .sorted(Comparator.comparingLong(Arrival::at))
                .map(Arrival::event)
                .toList();
    }

    /** Dealt to three files. */
    private static List<List<byte[]>> split(List<Event> events) {
        List<List<byte[]>> files = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < events.size(); i++) {
            files.get(i % 3).add(EventWriter.bytes(events.get(i)));
        }
        return files;
    }
}
