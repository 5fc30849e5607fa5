// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.privacy.Erasure;
import io.evenhand.enforcement.privacy.FeedForgetter;
import io.evenhand.enforcement.privacy.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 15 on a real log: readers see nothing of an erased account, the topics lose its lines, and the receipt says when. */
class ErasedFromTheLogIT {
    private static final AccountId GONE = new AccountId("canary-7f3a");
    private static final AccountId STAYS = new AccountId("somebody-else");
    private static final List<String> TOPICS = List.of(
            "evenhand.events",
            "evenhand.interventions",
            "evenhand.dead-letters",
            "evenhand.assessments",
            "evenhand.networks");
    private static final Duration KEPT = Duration.ofDays(200);

    @TempDir
    Path dir;

    @Test
    void readersArePastItAndTheTopicsLoseIt() throws Exception {
        try (RealBroker broker = RealBroker.start(dir, TOPICS.toArray(String[]::new));
                Office office = new Office();
                KafkaProducer<String, String> producer = producer(broker)) {
            configure(broker);
            LogRecords log = new LogRecords(broker.access());
            for (AccountId account : List.of(GONE, STAYS)) {
                report(producer, office, account, "as-1");
            }
            try (AssessmentConsumer assessments =
                            new AssessmentConsumer(broker.access(), office.ledger, office.intake);
                    ContextConsumer contexts = new ContextConsumer(broker.access(), office.ledger);
                    OutboxRelay relay = new OutboxRelay(broker.access(), office.ledger)) {
                assessments.start();
                contexts.start();
                Office.await(
                        "casework has read",
                        () -> count(office, "accounts") == 2 && count(office, "account_traits") == 2);
                assertEquals(1, log.records("evenhand.events", GONE).size());
                Erasure erasure = new Erasure(
                        office.ledger,
                        new LogEraser(broker.access(), office.ledger),
                        () -> FeedForgetter.NOT_NOW,
                        office.clock);
                String receipt = erasure.ask(GONE, "account holder").receipt();
                relay.start();
                Office.await(
                        "scoring was told",
                        () -> log(broker, "evenhand.interventions").size() == 1);
                erasure.advance();
                assertFalse(step(erasure, receipt, 0).clean(), "scoring has not read it");
                measured(producer, office, GONE, "as-2"); // scoring did not know yet
                scoringReads(broker);
                Office.await("the log's readers are past it", () -> {
                    erasure.advance();
                    return step(erasure, receipt, 1).clean();
                });
                assertTrue(step(erasure, receipt, 0).clean());
                assertEquals(
                        office.clock
                                .instant()
                                .plus(KEPT)
                                .plus(Duration.ofDays(1))
                                .plus(Duration.ofHours(1)),
                        step(erasure, receipt, 1).until(),
                        "the last moment of the last line");
                for (String topic : TOPICS) {
                    assertEquals(List.of(), log.records(topic, GONE), topic);
                }
                assertEquals(1, log.records("evenhand.assessments", STAYS).size(), "others' lines stay");
                assertEquals(1, log.records("evenhand.events", STAYS).size());
                assertEquals(
                        "0",
                        office.database.value("select count(*) from assessments where account = '" + GONE + "'"),
                        "what was under way brings nobody back");
                report(producer, office, STAYS, "as-3"); // the cleaner never touches the newest segment
                Office.await("the topics have lost it", () -> {
                    send(producer, "evenhand.assessments", GONE, null);
                    send(producer, "evenhand.networks", GONE, null);
                    return mentions(broker, "evenhand.assessments") == 0 && mentions(broker, "evenhand.networks") == 0;
                });
            }
        }
    }

    @Test
    void whatIsReportedAfterwardsIsNewAndALogThatKeepsLinesForEverSaysSo() throws Exception {
        try (RealBroker broker = RealBroker.start(dir, TOPICS.toArray(String[]::new));
                Office office = new Office();
                KafkaProducer<String, String> producer = producer(broker)) {
            alter(broker, "evenhand.events", Map.of("retention.ms", "-1"));
            report(producer, office, GONE, "as-1");
            LogRecords log = new LogRecords(broker.access());
            try (OutboxRelay relay = new OutboxRelay(broker.access(), office.ledger);
                    AssessmentConsumer assessments =
                            new AssessmentConsumer(broker.access(), office.ledger, office.intake);
                    ContextConsumer contexts = new ContextConsumer(broker.access(), office.ledger)) {
                Erasure erasure = new Erasure(
                        office.ledger,
                        new LogEraser(broker.access(), office.ledger),
                        () -> FeedForgetter.NOT_NOW,
                        office.clock);
                String receipt = erasure.ask(GONE, "account holder").receipt();
                relay.start();
                Office.await(
                        "scoring was told",
                        () -> log(broker, "evenhand.interventions").size() == 1);
                assessments.start();
                contexts.start();
                scoringReads(broker);
                Office.await("past it", () -> {
                    erasure.advance();
                    return step(erasure, receipt, 1).clean();
                });
                assertNull(step(erasure, receipt, 1).until());
                assertTrue(step(erasure, receipt, 1).words().contains("for ever"));
                office.clock.move(Duration.ofHours(1));
                report(producer, office, GONE, "as-2");
                assertEquals(1, log.records("evenhand.events", GONE).size(), "only what came afterwards");
                Office.await("the new one is judged", () -> count(office, "assessments") == 1);
            }
        }
    }

    private static void configure(RealBroker broker) throws Exception {
        for (String topic : List.of("evenhand.events", "evenhand.interventions", "evenhand.dead-letters")) {
            alter(
                    broker,
                    topic,
                    Map.of(
                            "retention.ms",
                            Long.toString(KEPT.toMillis()),
                            "segment.ms",
                            Long.toString(Duration.ofDays(1).toMillis())));
        }
        for (String topic : List.of("evenhand.assessments", "evenhand.networks")) {
            alter(
                    broker,
                    topic,
                    Map.of(
                            "cleanup.policy",
                            "compact",
                            "segment.ms",
                            "100",
                            "max.compaction.lag.ms",
                            "100",
                            "min.cleanable.dirty.ratio",
                            "0.001"));
        }
    }

    private static void alter(RealBroker broker, String topic, Map<String, String> settings) throws Exception {
        Collection<AlterConfigOp> changes = settings.entrySet().stream()
                .map(each ->
                        new AlterConfigOp(new ConfigEntry(each.getKey(), each.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), changes))
                    .all()
                    .get();
        }
    }

    private static KafkaProducer<String, String> producer(RealBroker broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
    }

    /** An event, an assessment and a network of the account. */
    private static void report(KafkaProducer<String, String> producer, Office office, AccountId account, String id) {
        send(
                producer,
                "evenhand.events",
                account,
                "{\"id\":\"e-" + id + "\",\"type\":\"account.created\",\"at\":\"" + office.clock.instant()
                        + "\",\"account\":\"" + account + "\"}");
        measured(producer, office, account, id);
    }

    /** What scoring writes about the account. */
    private static void measured(KafkaProducer<String, String> producer, Office office, AccountId account, String id) {
        send(
                producer,
                "evenhand.assessments",
                account,
                ContractJson.text(Samples.harmless(account.value(), id, office.clock.instant())));
        send(
                producer,
                "evenhand.networks",
                account,
                "{\"account\":\"" + account
                        + "\",\"netId\":\"n1\",\"at\":\"2026-03-02T00:00:00.000Z\",\"country\":\"DE\"}");
    }

    private static void send(KafkaProducer<String, String> producer, String topic, AccountId account, String line) {
        try {
            producer.send(new ProducerRecord<>(topic, account.value(), line)).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the job does with each snapshot: its group's offsets say how far it is. */
    private static void scoringReads(RealBroker broker) {
        try (KafkaConsumer<String, String> scoring = consumer(broker, "evenhand-scoring")) {
            List<TopicPartition> all = partitions(scoring, "evenhand.interventions");
            scoring.assign(all);
            scoring.seekToEnd(all);
            all.forEach(scoring::position);
            scoring.commitSync();
        }
    }

    private static long mentions(RealBroker broker, String topic) {
        return log(broker, topic).stream()
                .filter(line -> line.contains(GONE.value()))
                .count();
    }

    /** Every line that lies in the topic, whoever reads it. */
    private static List<String> log(RealBroker broker, String topic) {
        List<String> lines = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = consumer(broker, "a-test")) {
            List<TopicPartition> all = partitions(consumer, topic);
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(100)).forEach(each -> {
                    if (each.value() != null) {
                        lines.add(each.value());
                    }
                });
            }
        }
        return lines;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
    }

    private static KafkaConsumer<String, String> consumer(RealBroker broker, String group) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrap(), "group.id", group, "enable.auto.commit", "false"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private static Receipt.Step step(Erasure erasure, String receipt, int number) {
        return erasure.receipt(receipt).steps().get(number);
    }

    private static long count(Office office, String table) {
        try {
            return office.database.count(table);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
