// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads assessments from Kafka and hands them to the intake; offsets commit with what they led to, in the ledger.
 *
 * <p>It takes all partitions for itself instead of joining a group, so that after a kill the next one goes on at once
 * where the ledger says, without waiting for a group to notice. Two of them would do the same work twice and, since the
 * intake knows repeats, to no effect.
 */
public final class AssessmentConsumer implements AutoCloseable {
    /** Where assessments come from. */
    public static final String TOPIC = "evenhand.assessments";

    private static final Logger LOG = LoggerFactory.getLogger(AssessmentConsumer.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long RETRY_MS = 1_000;
    private static final int BATCH_MAX = 250;

    private static final Counter ASSESSMENTS = Counter.build(
                    "evenhand_casework_assessments_total", "Assessments read, by what came of them.")
            .labelNames("handled")
            .register();
    private static final Gauge LAG = Gauge.build(
                    "evenhand_casework_lag", "Assessments that wait in Kafka to be handled.")
            .register();

    private final Properties properties = new Properties();
    private final Ledger ledger;
    private final AssessmentIntake intake;
    private final Thread thread = new Thread(this::run, "assessments");
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;
    private volatile boolean closed;
    private volatile boolean ready;

    /** @param bootstrap Kafka's address, {@code host:port} */
    public AssessmentConsumer(String bootstrap, Ledger ledger, AssessmentIntake intake) {
        this.ledger = ledger;
        this.intake = intake;
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(BATCH_MAX));
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    }

    /** Starts reading on a thread of its own. */
    public void start() {
        thread.start();
    }

    /** Whether Kafka answers and the thread is alive. */
    public boolean isReady() {
        return ready && thread.isAlive();
    }

    @Override
    public void close() {
        closed = true;
        stop.countDown();
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        while (!closed) {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                current = consumer;
                if (!closed && assign(consumer)) {
                    read(consumer);
                } else {
                    pause();
                }
            } catch (WakeupException e) {
                LOG.debug("reading assessments was interrupted", e);
            } catch (RuntimeException e) {
                ready = false;
                LOG.warn("assessments cannot be read and will be tried again: {}", e.toString());
                pause();
            }
        }
    }

    /** Takes every partition and goes to where the ledger says; false if the topic is not there yet. */
    private boolean assign(KafkaConsumer<byte[], byte[]> consumer) {
        List<PartitionInfo> partitions = consumer.partitionsFor(TOPIC);
        if (partitions == null || partitions.isEmpty()) {
            return false;
        }
        List<TopicPartition> all = partitions.stream()
                .map(each -> new TopicPartition(TOPIC, each.partition()))
                .toList();
        consumer.assign(all);
        Map<Integer, Long> offsets =
                ledger.inTransaction(books -> books.offsets().of(TOPIC));
        for (TopicPartition partition : all) {
            Long next = offsets.get(partition.partition());
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
        }
        return true;
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        while (!closed) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            ready = true;
            if (!records.isEmpty()) {
                List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
                records.forEach(all::add);
                handle(all).forEach(each -> ASSESSMENTS.labels(each).inc());
            }
            LAG.set(lag(consumer));
        }
    }

    /** One transaction for all that a poll brought or, if that fails although the ledger is well, one for each record. */
    private List<String> handle(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            return ledger.inTransaction(books -> handle(books, records));
        } catch (RuntimeException e) {
            if (closed || !ledger.isReady()) {
                throw e;
            }
        }
        List<String> handled = new ArrayList<>();
        records.forEach(record -> handled.add(handleAlone(record)));
        return handled;
    }

    private String handleAlone(ConsumerRecord<byte[], byte[]> record) {
        try {
            return ledger.inTransaction(books -> handle(books, List.of(record))).get(0);
        } catch (RuntimeException e) {
            if (closed || !ledger.isReady()) {
                throw e;
            }
            String kind = e.getClass().getSimpleName();
            LOG.error("set aside partition {} offset {}: {}", record.partition(), record.offset(), kind);
            ledger.run(books -> {
                books.offsets().setAside(TOPIC, record.partition(), record.offset(), kind);
                books.offsets().advance(TOPIC, record.partition(), record.offset() + 1);
            });
            return "set_aside";
        }
    }

    /** Every assessment, and the offsets after them. */
    private List<String> handle(Books books, List<ConsumerRecord<byte[], byte[]>> records) {
        List<String> handled = new ArrayList<>();
        List<Assessment> assessments = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Assessment assessment = parse(record);
            if (assessment == null) {
                books.offsets().setAside(TOPIC, record.partition(), record.offset(), "malformed");
                handled.add("malformed");
            } else {
                assessments.add(assessment);
            }
        }
        // locks are taken in the order of accounts, so that two transactions never wait for each other in a ring
        assessments.sort(Comparator.comparing(Assessment::account));
        for (Assessment assessment : assessments) {
            handled.add(intake.handle(books, assessment).name().toLowerCase(Locale.ROOT));
        }
        Map<Integer, Long> next = new TreeMap<>();
        records.forEach(record -> next.merge(record.partition(), record.offset() + 1, Math::max));
        next.forEach((partition, offset) -> books.offsets().advance(TOPIC, partition, offset));
        return handled;
    }

    /** The assessment, or null if it is not one; the contract refuses one that lacks a part. */
    private static @Nullable Assessment parse(ConsumerRecord<byte[], byte[]> record) {
        try {
            return ContractJson.read(record.value(), Assessment.class);
        } catch (MalformedJsonException e) {
            return null;
        }
    }

    private static double lag(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private void pause() {
        try {
            closed |= stop.await(RETRY_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
