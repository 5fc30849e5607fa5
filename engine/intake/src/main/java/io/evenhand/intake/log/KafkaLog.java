// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.log;

import io.evenhand.contract.event.DeadLetter;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.contract.log.LogAccess;
import io.evenhand.intake.pseudonym.NetworkContext;
import io.evenhand.intake.pseudonym.NetworkContextWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The log in Kafka: acknowledged by all in-sync replicas, without duplicates of the producer's own making. */
public final class KafkaLog implements EventLog {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final KafkaProducer<byte[], byte[]> producer;
    private final SeenNetworks seenNetworks = new SeenNetworks();

    /** @throws IllegalArgumentException with one sentence if no client can be made of what {@code log} says */
    public KafkaLog(LogAccess log) {
        Map<String, Object> settings = log.client();
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "evenhand-intake");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        // a caller waits for the answer: better an honest 503 after seconds than silence for minutes
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        producer = producer(settings);
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        try {
            return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            // without the cause: Kafka's messages repeat values, and passwords are among them
            throw new IllegalArgumentException(
                    "no client of the log can be made: it takes the name of a host that is "
                            + "known in EVENHAND_KAFKA, and settings that Kafka knows in the file of EVENHAND_KAFKA_CLIENT_FILE");
        }
    }

    @Override
    public Writing begin() {
        return new Sends();
    }

    /** Waits for what is on its way, but not for ever. */
    @Override
    public void close() {
        producer.close(CLOSE_PATIENCE);
    }

    /** What one caller sent, on its way; for one thread. */
    private final class Sends implements Writing {
        private final Set<SeenNetworks.Pair> pairs = new HashSet<>();
        private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        private final Outstanding outstanding = new Outstanding();

        @Override
        public void event(Event event) {
            send(Topics.EVENTS, event.account().value(), EventWriter.bytes(event));
        }

        @Override
        public void network(NetworkContext context) {
            SeenNetworks.Pair pair = SeenNetworks.Pair.of(context);
            if (!seenNetworks.contains(pair) && pairs.add(pair)) {
                send(Topics.NETWORKS, context.account().value(), NetworkContextWriter.bytes(context));
            }
        }

        @Override
        public void deadLetter(DeadLetter letter) {
            send(Topics.DEAD_LETTERS, null, ContractJson.bytes(letter));
        }

        @Override
        public void await() {
            try {
                outstanding.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LogUnavailableException("interrupted while writing to the log", e);
            }
            failIfFailed();
            pairs.forEach(seenNetworks::add);
        }

        private void send(String topic, @Nullable String key, byte[] value) {
            failIfFailed();
            byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
            outstanding.add();
            try {
                Future<RecordMetadata> unused =
                        producer.send(new ProducerRecord<>(topic, keyBytes, value), (metadata, error) -> {
                            if (error != null) {
                                failure.compareAndSet(null, error);
                            }
                            outstanding.done();
                        });
            } catch (KafkaException | IllegalStateException e) {
                outstanding.done();
                throw new LogUnavailableException("the log does not accept records", e);
            }
        }

        /** Stops early: a caller that will be told to come back need not wait for every one of its lines. */
        private void failIfFailed() {
            Exception error = failure.get();
            if (error != null) {
                throw new LogUnavailableException("the log did not acknowledge everything", error);
            }
        }
    }
}
