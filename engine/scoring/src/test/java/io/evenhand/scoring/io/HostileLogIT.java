// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static io.evenhand.scoring.io.KilledJobLosesNothingIT.assessments;
import static io.evenhand.scoring.io.KilledJobLosesNothingIT.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.AccountCreated;
import io.evenhand.contract.event.EventBody.ServerClaimed;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.ShareRevoked;
import io.evenhand.contract.event.EventBody.StreamStarted;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.scoring.SingleAccountRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year of one account in one partition while the others are silent, lines among it that are no events, and then a flood of
 * what is long over: time goes on, what can be read is evaluated, the rest is a dead letter, and nothing of it stays.
 */
class HostileLogIT {
    private static final Instant START = Instant.parse("2025-02-03T00:00:00Z");
    private static final AccountId LONE = new AccountId("lone");
    private static final int DAYS = 365;
    private static final int VIEWERS = 40;
    private static final int LATE = 20_000;
    private static final int PARTITION = 2;

    /** No line of them may end the job. */
    private static final List<byte[]> POISON = List.of(
            new byte[0],
            "no json".getBytes(UTF_8),
            "{}".getBytes(UTF_8),
            "[".repeat(8_000).getBytes(UTF_8),
            new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1},
            ("{\"id\":\"" + "9".repeat(9_000) + "\"}").getBytes(UTF_8),
            "{\"id\":\"e\",\"type\":\"account.created\",\"at\":\"+1000000000-12-31T23:59:59Z\",\"account\":\"a\"}"
                    .getBytes(UTF_8),
            "{\"id\":\"e\",\"type\":\"account.created\",\"at\":\"2999-01-01T00:00:00Z\",\"account\":\"a\"}"
                    .getBytes(UTF_8),
            "{\"id\":\"e\",\"type\":\"share.accepted\",\"at\":\"2025-02-03T00:00:00Z\",\"account\":\"a\",\"home\":1e999}"
                    .getBytes(UTF_8));

    @Test
    void timeGoesOnAndNothingOfItStays(@TempDir Path folder) throws Exception {
        List<Event> year = year();
        List<Assessment> expected = SingleAccountRun.assess(year);
        Path var = Files.createDirectories(folder.resolve("var"));
        try (LocalKafka kafka = LocalKafka.start(Files.createDirectories(folder.resolve("kafka")))) {
            ScoringProcess scoring =
                    ScoringProcess.start(kafka.bootstrap(), var, Map.of("EVENHAND_IDLE_MILLIS", "1000"));
            try {
                send(kafka, poisoned(year));
                // of the last day of all the week is not over: its events still wait
                List<Assessment> over = expected.stream()
                        .filter(it -> it.asOf().isBefore(last(year).minus(Duration.ofDays(1))))
                        .toList();
                assertTrue(over.size() > 30, over.size() + " weeks");
                await("the year's weeks", () -> assessments(kafka).size() >= over.size());
                assertEquals(over, assessments(kafka));
                await("the dead letters", () -> letters(scoring) == POISON.size());

                long before = snapshot(var);
                send(kafka, late());
                await("the late ones", () -> letters(scoring) == POISON.size() + LATE);
                assertEquals(1, scoring.metric("evenhand_scoring_accounts_total"), "nobody else is known");
                await("a snapshot without them", () -> snapshot(var) < before + before / 10);

                List<Event> next = List.of(play(DAYS + 14), play(DAYS + 15));
                send(kafka, next.stream().map(EventWriter::bytes).toList());
                await("the week after", () -> assessments(kafka).size() > over.size());
                assertTrue(scoring.isAlive());
            } finally {
                scoring.kill();
            }
        }
    }

    private static List<Event> year() {
        List<Event> events = new ArrayList<>();
        events.add(event("c", 0, new AccountCreated()));
        events.add(event("s", 0, new ServerClaimed(new ServerId("s"), null)));
        for (int i = 0; i < VIEWERS; i++) {
            events.add(event("a" + i, i / 4, new ShareAccepted(viewer(i), null, null, false, null)));
        }
        for (int day = 11; day <= DAYS; day++) {
            events.add(play(day));
            if (day % 10 == 0) {
                events.add(event("g" + day, day, new ShareAccepted(guest(day), null, null, false, null)));
                events.add(event("h" + day, day, new ShareRevoked(guest(day - 30), RevokedBy.OWNER, null)));
            }
        }
        return events;
    }

    private static Event play(int day) {
        StreamId stream = new StreamId("st" + day);
        return event(
                "p" + day, day, new StreamStarted(stream, new ServerId("s"), viewer(day), false, PlaybackMode.DIRECT));
    }

    /** Somebody who has access for a month. */
    private static ViewerId guest(int day) {
        return new ViewerId("guest-" + day);
    }

    private static ViewerId viewer(int number) {
        return new ViewerId("v" + number % VIEWERS);
    }

    private static Event event(String id, int day, EventBody body) {
        return new Event(new EventId(id), START.plus(Duration.ofDays(day)), LONE, null, body);
    }

    private static Instant last(List<Event> events) {
        return events.get(events.size() - 1).at();
    }

    /** Bad lines between the good ones, all over the year. */
    private static List<byte[]> poisoned(List<Event> events) {
        List<byte[]> lines =
                new ArrayList<>(events.stream().map(EventWriter::bytes).toList());
        for (int i = 0; i < POISON.size(); i++) {
            lines.add(i * lines.size() / POISON.size(), POISON.get(i));
        }
        return lines;
    }

    /** Each of another account, each of the year's first weeks. */
    private static List<byte[]> late() {
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < LATE; i++) {
            AccountId somebody = new AccountId("late-" + i);
            lines.add(EventWriter.bytes(new Event(
                    new EventId("l" + i),
                    START.plus(Duration.ofHours(i % 500)),
                    somebody,
                    null,
                    new AccountCreated())));
        }
        return lines;
    }

    private static double letters(ScoringProcess scoring) throws InterruptedException {
        return scoring.get("/metrics")
                .lines()
                .filter(line -> line.startsWith("evenhand_scoring_dead_letters_total{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** The bytes of the newest snapshot. */
    private static long snapshot(Path var) throws IOException {
        Path newest = new Checkpoints(var.resolve("checkpoints")).newest();
        if (newest == null) {
            return Long.MAX_VALUE / 2;
        }
        try (Stream<Path> files = Files.walk(newest)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void send(LocalKafka kafka, List<byte[]> lines) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrap(), "max.in.flight.requests.per.connection", "1"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (byte[] line : lines) {
                var unused = producer.send(new ProducerRecord<>(Topics.EVENTS, PARTITION, null, line));
            }
        }
    }
}
