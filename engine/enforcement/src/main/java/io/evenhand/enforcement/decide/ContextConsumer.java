// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads on which networks accounts were seen, for people: reports are broken down by it and breakers notice when
 * restrictions gather in one network. It leads to the ledger's traits and from there to no rule.
 */
public final class ContextConsumer implements AutoCloseable {
    /** Where contexts come from. */
    public static final String TOPIC = "evenhand.networks";

    private static final Logger LOG = LoggerFactory.getLogger(ContextConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long RETRY_MS = 2_000;

    private final Properties properties = new Properties();
    private final Ledger ledger;
    private final Thread thread = new Thread(this::run, "contexts");
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;
    private volatile boolean closed;

    /** @param bootstrap Kafka's address, {@code host:port} */
    public ContextConsumer(String bootstrap, Ledger ledger) {
        this.ledger = ledger;
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    }

    /**
     * One sighting, as intake writes it.
     *
     * @param netId the network's pseudonym; not kept here
     */
    record Sighting(
            AccountId account,
            String netId,
            Instant at,
            @Nullable Long asn,
            @Nullable String country,
            @Nullable String name) {}

    /** Starts reading on a thread of its own. */
    public void start() {
        thread.start();
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
                }
            } catch (WakeupException | InterruptException e) {
                LOG.debug("reading contexts was interrupted", e);
            } catch (RuntimeException e) {
                LOG.warn("contexts cannot be read and will be tried again: {}", e.toString());
            }
            pause();
        }
    }

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
            if (!records.isEmpty()) {
                ledger.run(books -> take(books, records));
            }
        }
    }

    /** The newest word about each account in the batch, and the offsets after it; a line that is none is passed over. */
    static void take(Books books, Iterable<ConsumerRecord<byte[], byte[]>> records) {
        Map<AccountId, Sighting> newest = new TreeMap<>();
        Map<Integer, Long> next = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            next.merge(record.partition(), record.offset() + 1, Math::max);
            Sighting sighting = parse(record.value());
            if (sighting != null) {
                newest.merge(sighting.account(), sighting, (a, b) -> b.at().isBefore(a.at()) ? a : b);
            }
        }
        newest.forEach((account, sighting) -> {
            if (sighting.asn() != null) {
                books.traits().tell(account, "network", "AS" + sighting.asn(), "intake", sighting.at());
            }
            if (sighting.country() != null) {
                books.traits().tell(account, "country", sighting.country(), "intake", sighting.at());
            }
        });
        next.forEach((partition, offset) -> books.offsets().advance(TOPIC, partition, offset));
    }

    private static @Nullable Sighting parse(byte[] line) {
        try {
            return ContractJson.read(line, Sighting.class);
        } catch (MalformedJsonException e) {
            return null;
        }
    }

    private void pause() {
        try {
            closed |= stop.await(RETRY_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
