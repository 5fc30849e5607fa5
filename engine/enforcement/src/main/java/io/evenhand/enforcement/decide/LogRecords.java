// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.log.LogAccess;
import io.evenhand.enforcement.privacy.LiveView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Finds the records under an account's key by reading a topic from its beginning to where it ended when the reading began.
 * What was written before the account was erased, or before a tombstone, is passed over: the log may hold such lines for a
 * while, but nobody reads them. It is slow on a long log; a request for one's data has a month.
 */
public final class LogRecords implements LiveView {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A log that is up names its partitions at once; nobody waits longer for a page than this. */
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(3);

    private static final Duration POLL = Duration.ofMillis(500);

    private final Properties properties = new Properties();

    public LogRecords(LogAccess log) {
        properties.putAll(log.client());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
    }

    @Override
    public List<String> records(String topic, AccountId account) {
        long erased = erasedAt(account);
        List<String> found = new ArrayList<>();
        read(topic, account, record -> {
            if (record.value() == null) {
                found.clear();
            } else if (record.timestamp() > erased) {
                found.add(new String(record.value(), UTF_8));
            }
        });
        return found;
    }

    /** When the log was last told that the account is erased, in milliseconds; before all times if never. */
    private long erasedAt(AccountId account) {
        long[] last = {Long.MIN_VALUE};
        read(OutboxRelay.TOPIC, account, record -> {
            if (record.value() != null && isErasure(record.value())) {
                last[0] = Math.max(last[0], record.timestamp());
            }
        });
        return last[0];
    }

    private static boolean isErasure(byte[] line) {
        try {
            return ContractJson.read(line, Intervention.class).type() == InterventionType.ACCOUNT_ERASED;
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private void read(String topic, AccountId account, Consumer<ConsumerRecord<byte[], byte[]>> into) {
        try {
            readAll(topic, account, into);
        } catch (KafkaException e) {
            throw new IllegalStateException("the log does not answer", e);
        }
    }

    private void readAll(String topic, AccountId account, Consumer<ConsumerRecord<byte[], byte[]>> into) {
        byte[] key = account.value().getBytes(UTF_8);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic, FIRST_ANSWER);
            if (partitions == null || partitions.isEmpty()) {
                return;
            }
            List<TopicPartition> all = partitions.stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            long before = -1;
            long patientUntil = System.nanoTime();
            for (long left = left(consumer, ends); left > 0; left = left(consumer, ends)) {
                // a broker that went away is no exception: it only brings nothing any more
                if (left != before) {
                    before = left;
                    patientUntil = System.nanoTime() + PATIENCE.toNanos();
                } else if (System.nanoTime() - patientUntil > 0) {
                    throw new IllegalStateException("the log does not answer");
                }
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                    if (Arrays.equals(each.key(), key)) {
                        into.accept(each);
                    }
                }
            }
        }
    }

    /** How many offsets lie between where the consumer is and these ends. */
    private static long left(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }
}
