// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.intake.log.Topics;
import io.evenhand.standalone.casework.ScoredAccount;
import io.evenhand.standalone.demo.Overview;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes assessments of made-up accounts to the log as scoring does, and waits until casework has handled them. */
final class Scorer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String kafka;
    private final Overview overview;
    private int handed;

    Scorer(String kafka, Overview overview) {
        this.kafka = kafka;
        this.overview = overview;
    }

    /** Accounts that the built-in rules limit. */
    void strong(String prefix, int count) throws Exception {
        List<Assessment> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(scored(prefix + "-strong-" + i, 19, 12));
        }
        tell(all);
    }

    /** Accounts that people are asked to look at. */
    void doubtful(String prefix, int count) throws Exception {
        List<Assessment> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(scored(prefix + "-doubtful-" + i, 14, 0));
        }
        tell(all);
    }

    /** Accounts about which nothing is to be done. */
    void harmless(String prefix, int count) throws Exception {
        List<Assessment> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(scored(prefix + "-harmless-" + i, 0, 0));
        }
        tell(all);
    }

    /** Writes assessments to the log as scoring does, and waits until casework has handled them. */
    private void tell(List<Assessment> all) throws Exception {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Assessment each : all) {
                producer.send(new ProducerRecord<>(
                                Topics.ASSESSMENTS, each.account().value().getBytes(UTF_8), ContractJson.bytes(each)))
                        .get();
            }
        }
        handed += all.size();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (overview.await().path("assessments").asInt() < handed) {
            assertTrue(System.nanoTime() < end, "casework did not handle what was told");
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static Assessment scored(String account, int rhythm, int link) {
        return ScoredAccount.of(account, rhythm, link, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
