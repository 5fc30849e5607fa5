// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.TestDatabase;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.ledger.AppealOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real Kafka and a real PostgreSQL: whatever is killed whenever, every assessment counts once. */
class KillLosesAndDuplicatesNothingIT {
    private static final int ACCOUNTS = 500;
    private static final int WEEKS = 6;
    private static final long SEED = 11;

    @TempDir
    Path dir;

    @Test
    void assessmentsGoInOnceAndInterventionsComeOut() throws Exception {
        try (Office office = new Office();
                RealBroker broker = RealBroker.start(dir, AssessmentConsumer.TOPIC, OutboxRelay.TOPIC)) {
            send(broker, office);
            killThreeTimes(office, broker);
            Process last = consumer(office, broker);
            try {
                long started = System.nanoTime();
                long before = handled(office);
                awaitAll(office);
                System.out.printf(
                        "%d assessments in %d ms after the last start%n",
                        ACCOUNTS * WEEKS - before, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
                assertOnce(office, 0);
                interventionsComeOut(office, broker);
                anOrderlyStopIsQuick(office, broker);
            } finally {
                last.destroyForcibly().waitFor();
            }
        }
    }

    /** Each time once some more were handled. */
    private void killThreeTimes(Office office, RealBroker broker) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 3; i++) {
            long goal = handled(office) + 1 + random.nextInt(500);
            Process process = consumer(office, broker);
            try {
                Office.await("some progress", () -> handled(office) >= goal);
                Thread.sleep(random.nextInt(30));
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static void send(RealBroker broker, Office office) throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int week = WEEKS; week > 0; week--) {
            for (int i = 0; i < ACCOUNTS; i++) {
                var asOf = office.clock.instant().minus(Duration.ofDays(7L * week));
                String account = "acc-" + i;
                Assessment assessment = i % 50 == 0
                        ? Samples.damning(account, "as-" + week, asOf)
                        : Samples.harmless(account, "as-" + week, asOf);
                records.add(record(account, ContractJson.bytes(assessment)));
                if (i % 7 == 0) {
                    records.add(record(account, ContractJson.bytes(assessment)));
                }
            }
        }
        records.add(record("acc-1", "not an assessment".getBytes(StandardCharsets.UTF_8)));
        records.add(record("acc-1", null));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String account, byte[] value) {
        return new ProducerRecord<>(AssessmentConsumer.TOPIC, account.getBytes(StandardCharsets.UTF_8), value);
    }

    private static void assertOnce(Office office, int lifted) throws Exception {
        assertEquals(ACCOUNTS * WEEKS, office.database.count("verdicts"));
        assertEquals(ACCOUNTS * WEEKS, Long.parseLong(office.database.value("select sum(assessments) from accounts")));
        assertEquals(ACCOUNTS / 50, office.database.count("decisions"));
        assertEquals(lifted, office.database.count("decisions where state = 'LIFTED'"));
        assertEquals(
                ACCOUNTS / 50, Long.parseLong(office.database.value("select count(distinct account) from decisions")));
        long broken = office.ledger.inTransaction(books -> books.audit().firstBroken());
        assertEquals(0, broken);
        assertEquals(1, office.database.count("set_aside where reason = 'malformed'"), "a tombstone is not malformed");
    }

    private static void interventionsComeOut(Office office, RealBroker broker) throws Exception {
        Appeal appeal = office.appeal(office.decision("acc-50"));
        office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.OVERTURNED, Office.REASON);
        Map<String, String> received = new LinkedHashMap<>();
        try (KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrap(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(OutboxRelay.TOPIC).stream()
                    .map(each -> new TopicPartition(OutboxRelay.TOPIC, each.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Office.await("three interventions", () -> {
                for (ConsumerRecord<String, byte[]> each : reader.poll(Duration.ofMillis(100))) {
                    received.put(new String(each.value(), StandardCharsets.UTF_8), each.key());
                }
                return received.size() >= 3;
            });
        }
        assertTrue(received.values().stream().allMatch("acc-50"::equals));
        assertTrue(received.keySet().stream().anyMatch(each -> each.contains("sanction.overturned")));
        Office.await("noted as sent", () -> {
            int pending = office.ledger.inTransaction(
                    books -> books.outbox().pendingInterventions(10).size());
            return pending == 0;
        });
    }

    private static void anOrderlyStopIsQuick(Office office, RealBroker broker) throws Exception {
        AssessmentConsumer consumer = new AssessmentConsumer(broker.access(), office.ledger, office.intake);
        OutboxRelay relay = new OutboxRelay(broker.access(), office.ledger);
        consumer.start();
        relay.start();
        Office.await("ready", consumer::isReady);
        long started = System.nanoTime();
        relay.close();
        consumer.close();
        assertTrue(System.nanoTime() - started < TimeUnit.SECONDS.toNanos(5));
        assertFalse(consumer.isReady());
        assertOnce(office, 1);
    }

    private static void awaitAll(Office office) throws InterruptedException {
        Office.await("all handled", () -> handled(office) == ACCOUNTS * WEEKS);
    }

    private static long handled(Office office) {
        return office.ledger.inTransaction(books -> books.accounts().figures().assessments());
    }

    private Process consumer(Office office, RealBroker broker) throws Exception {
        List<String> keys = ConsumerProgram.arguments(office.rulesetKeys);
        return RealBroker.java(
                dir.resolve("consumer.log"),
                List.of("-D" + TestDatabase.KEY_PROPERTY + "=" + TestDatabase.KEY_FILE),
                ConsumerProgram.class.getName(),
                broker.bootstrap(),
                office.database.url(),
                office.clock.instant().toString(),
                keys.get(0),
                keys.get(1));
    }
}
