// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.scoring.Population;
import io.evenhand.scoring.SingleAccountRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The program over a real broker, killed twice on its way: what it wrote is what the pure core says, nothing else. Exactly
 * once it wrote each assessment once; at least once a repeat is the same assessment under the same id.
 */
class KilledJobLosesNothingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String ADDRESS = "203.0.113.77";

    @ParameterizedTest
    @CsvSource({"true, hashmap", "false, hashmap", "false, rocksdb"})
    void killedAndStartedAgain(boolean exactlyOnce, String backend, @TempDir Path folder) throws Exception {
        List<Event> events = Population.events(11, 10);
        Map<String, String> wanted = new TreeMap<>();
        SingleAccountRun.assess(events).forEach(it -> wanted.put(key(it), ContractJson.text(it)));
        assertTrue(wanted.size() > 100, "the population must be worth it");
        Path var = Files.createDirectories(folder.resolve("var"));
        try (LocalKafka kafka = LocalKafka.start(Files.createDirectories(folder.resolve("kafka")))) {
            Map<String, String> env = Map.of(
                    "EVENHAND_EXACTLY_ONCE",
                    Boolean.toString(exactlyOnce),
                    "EVENHAND_STATE_BACKEND",
                    backend,
                    "EVENHAND_PARALLELISM",
                    "2");
            int third = events.size() / 3;
            ScoringProcess first = ScoringProcess.start(kafka.bootstrap(), var, env);
            ScoringProcess second = null;
            ScoringProcess last = null;
            try {
                send(kafka, events.subList(0, third));
                await(
                        "a snapshot after the first events",
                        () -> first.metric("evenhand_scoring_events_total") >= third);
                awaitSnapshot(var, first);
                send(kafka, events.subList(third, 2 * third));
                await("more events", () -> first.metric("evenhand_scoring_events_total") >= third + third / 4);
                first.kill();
                second = ScoringProcess.start(kafka.bootstrap(), var, env);
                ScoringProcess now = second;
                await("to be ready", () -> !now.get("/readyz").isEmpty());
                send(kafka, events.subList(2 * third, events.size()));
                await("some of the rest", () -> now.metric("evenhand_scoring_events_total") >= third);
                second.kill();
                last = ScoringProcess.start(kafka.bootstrap(), var, env);
                Map<String, String> got = new TreeMap<>();
                await("all assessments", () -> {
                    got.clear();
                    for (Assessment it : assessments(kafka)) {
                        String before = got.put(key(it), ContractJson.text(it));
                        boolean fine = before == null || (!exactlyOnce && before.equals(got.get(key(it))));
                        assertTrue(fine, "a duplicate of " + key(it));
                    }
                    System.err.printf("%d of %d assessments%n", got.size(), wanted.size());
                    return got.size() >= wanted.size();
                });
                assertEquals(wanted.keySet(), got.keySet());
                wanted.forEach((key, text) -> assertEquals(text, got.get(key)));
                recordsCarryTheTimeOfWriting(kafka);
                networksHoldNoAddress(kafka);
                deadLettersAreKept(kafka);
                interventionsAreHeard(kafka, last);
                assertTrue(last.terminate(Duration.ofSeconds(10)), "must stop within ten seconds");
                assertFalse(Files.readString(var.resolve("scoring.log")).contains(ADDRESS));
            } catch (AssertionError | Exception e) {
                System.err.println(Files.readString(var.resolve("scoring.log")));
                System.err.println(Files.readString(folder.resolve("kafka.log")).replaceAll("(?m)^.*INFO.*\\R?", ""));
                throw e;
            } finally {
                first.kill();
                if (second != null) {
                    second.kill();
                }
                if (last != null) {
                    last.kill();
                }
            }
        }
    }

    /** The topics of this test forget after a week, as a log does by default; what is said about last year must stay. */
    private static void recordsCarryTheTimeOfWriting(LocalKafka kafka) {
        long day = Duration.ofDays(1).toMillis();
        committed(kafka, Topics.ASSESSMENTS)
                .forEach(record -> assertTrue(System.currentTimeMillis() - record.timestamp() < day));
    }

    private static void deadLettersAreKept(LocalKafka kafka) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
            producer.send(new ProducerRecord<>(Topics.EVENTS, bytes("x"), bytes("no event")))
                    .get();
        }
        await("a dead letter", () -> records(kafka, Topics.DEAD_LETTERS).stream()
                .anyMatch(line -> line.contains("malformed_json")));
    }

    private static void networksHoldNoAddress(LocalKafka kafka) {
        List<String> networks = records(kafka, Topics.NETWORKS);
        assertFalse(networks.isEmpty());
        networks.forEach(line -> assertFalse(line.contains(ADDRESS)));
    }

    private static void interventionsAreHeard(LocalKafka kafka, ScoringProcess scoring) throws Exception {
        AccountId seller = new AccountId("seller-a");
        intervene(kafka, Intervention.rebuttalAccepted(new EventId("i1"), Population.END, seller, "rhythm.tenure"));
        await("the assessment without the rebutted atom", () -> assessments(kafka).stream()
                .anyMatch(it -> it.account().equals(seller)
                        && it.atom("rhythm.tenure").points() <= 0
                        && it.atom("rhythm.tenure").detail().containsKey("rebutted")));
        intervene(
                kafka, Intervention.about(InterventionType.ACCOUNT_ERASED, new EventId("i2"), Population.END, seller));
        // seller-b loses its only peer: its next assessment says so
        intervene(
                kafka,
                new Intervention(
                        new EventId("i3"),
                        InterventionType.EVIDENCE_VERIFIED,
                        Population.END,
                        new AccountId("seller-c"),
                        null,
                        null,
                        "purchase-1",
                        "purchase"));
        await(
                "the assessment asked for by verified evidence",
                () -> assessments(kafka).stream()
                                .filter(it -> it.account().value().equals("seller-c"))
                                .map(Assessment::asOf)
                                .distinct()
                                .count()
                        < assessments(kafka).stream()
                                .filter(it -> it.account().value().equals("seller-c"))
                                .count());
        assertEquals(1, scoring.metric("evenhand_scoring_running"));
    }

    private static void awaitSnapshot(Path var, ScoringProcess scoring) throws Exception {
        await("a snapshot", () -> {
            assertTrue(scoring.isAlive());
            return new Checkpoints(var.resolve("checkpoints")).newest() != null;
        });
    }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() < end, "waited too long for " + what);
            Thread.sleep(200);
        }
    }

    static void send(LocalKafka kafka, List<Event> events) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
            int number = 0;
            for (Event event : events) {
                // one in a hundred past intake, with its address
                byte[] line = EventWriter.bytes(event, number++ % 100 == 0 ? ADDRESS : null);
                sent.add(producer.send(new ProducerRecord<>(
                        Topics.EVENTS, bytes(event.account().value()), line)));
            }
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
    }

    private static void intervene(LocalKafka kafka, Intervention intervention) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
            producer.send(new ProducerRecord<>(
                            Topics.INTERVENTIONS,
                            bytes(intervention.account().value()),
                            ContractJson.bytes(intervention)))
                    .get();
        }
    }

    /** One request at a time, for the reason given in {@link KafkaFlow}. */
    private static KafkaProducer<byte[], byte[]> producer(LocalKafka kafka) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", kafka.bootstrap(), "max.in.flight.requests.per.connection", "1");
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static List<Assessment> assessments(LocalKafka kafka) throws Exception {
        List<Assessment> assessments = new ArrayList<>();
        for (String line : records(kafka, Topics.ASSESSMENTS)) {
            assessments.add(ContractJson.read(line, Assessment.class));
        }
        return assessments;
    }

    /** The committed lines of a topic. */
    static List<String> records(LocalKafka kafka, String topic) {
        return committed(kafka, topic).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> committed(LocalKafka kafka, String topic) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", kafka.bootstrap(), "isolation.level", "read_committed");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String key(Assessment assessment) {
        return assessment.account() + " " + assessment.asOf();
    }
}
