// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.contract.log.LogAccess;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic on a thread of its own, from where the ledger says; whoever takes the records writes down how far they are.
 *
 * <p>Alone it takes all partitions for itself instead of joining a group, so that after a kill the next one goes on at once
 * where the ledger says, without waiting for a group to notice. With others it shares the partitions, and so the accounts,
 * in a group in which each has a name: one that comes back under its name goes on at once as well, and the share of one that
 * stays away is taken over after {@link #MISSED_AFTER}. Offsets stay in the ledger in either case. What fails is tried again
 * until it is closed.
 */
final class LogReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
    private static final Duration MISSED_AFTER = Duration.ofSeconds(10);

    private final String topic;
    private final String what;
    private final Pace pace;
    private final Properties properties = new Properties();
    private final Ledger ledger;
    private final Taker taker;
    private final Thread thread;

    private final CountDownLatch stop = new CountDownLatch(1);
    private BooleanSupplier mine = () -> true;
    private boolean shares;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;
    private volatile boolean ready;

    /** Takes what a poll brought. */
    interface Taker {
        /**
         * Takes it and writes down the offsets after it, in one transaction.
         *
         * @param records none if nothing came
         * @param lag how many more wait
         */
        void take(List<ConsumerRecord<byte[], byte[]>> records, long lag);
    }

    /** How long to wait for records, and before the next try. */
    record Pace(Duration poll, Duration retry) {}

    /**
     * A reader that has not started.
     *
     * @param what the records' name, for the thread and the log
     */
    LogReader(LogAccess log, String topic, String what, Pace pace, Ledger ledger, Taker taker) {
        this.topic = topic;
        this.what = what;
        this.pace = pace;
        this.ledger = ledger;
        this.taker = taker;
        this.thread = new Thread(this::run, what);
        properties.putAll(log.client());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    }

    /** With one more of Kafka's settings. */
    LogReader with(String name, String value) {
        properties.put(name, value);
        return this;
    }

    /** As one of several that share the partitions. */
    LogReader sharing(String group, String name) {
        shares = true;
        return with(ConsumerConfig.GROUP_ID_CONFIG, group)
                .with(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name)
                .with(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Long.toString(MISSED_AFTER.toMillis()));
    }

    /** Only while this process leads. */
    LogReader whileLeading() {
        mine = ledger::leads;
        return this;
    }

    void start() {
        thread.start();
    }

    /** Whether Kafka answers and the thread is alive. */
    boolean isReady() {
        return ready && thread.isAlive();
    }

    boolean isClosed() {
        return stop.getCount() == 0;
    }

    /** Writes down the offsets after these records. */
    static void advance(Books books, String topic, List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Integer, Long> next = new TreeMap<>();
        records.forEach(record -> next.merge(record.partition(), record.offset() + 1, Math::max));
        next.forEach((partition, offset) -> books.offsets().advance(topic, partition, offset));
    }

    @Override
    public void close() {
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
        while (!isClosed()) {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                current = consumer;
                if (!isClosed() && mine.getAsBoolean() && assign(consumer)) {
                    read(consumer);
                } else {
                    pause();
                }
            } catch (WakeupException e) {
                LOG.debug("reading {} was interrupted", what, e);
            } catch (RuntimeException e) {
                ready = false;
                LOG.warn("{} cannot be read and will be tried again: {}", what, e.toString());
                pause();
            }
        }
    }

    /** Takes its partitions and goes to where the ledger says; false if the topic is not there yet. */
    private boolean assign(KafkaConsumer<byte[], byte[]> consumer) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        if (partitions == null || partitions.isEmpty()) {
            return false;
        }
        List<TopicPartition> all = partitions.stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
        if (shares) {
            consumer.subscribe(List.of(topic), new ConsumerRebalanceListener() {
                @Override
                public void onPartitionsAssigned(Collection<TopicPartition> given) {
                    LOG.info("{} of partitions {} are read here", what, numbers(given));
                    seek(consumer, given);
                }

                @Override
                public void onPartitionsRevoked(Collection<TopicPartition> taken) {
                    // nothing is under way between two polls
                }
            });
        } else {
            consumer.assign(all);
            seek(consumer, all);
        }
        return true;
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).sorted().toList();
    }

    private void seek(KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> all) {
        Map<Integer, Long> offsets =
                ledger.inTransaction(books -> books.offsets().of(topic));
        for (TopicPartition partition : all) {
            Long next = offsets.get(partition.partition());
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        while (!isClosed() && mine.getAsBoolean()) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            consumer.poll(pace.poll()).forEach(records::add);
            ready = true;
            taker.take(records, lag(consumer));
        }
    }

    private static long lag(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private void pause() {
        try {
            stop.await(pace.retry().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
