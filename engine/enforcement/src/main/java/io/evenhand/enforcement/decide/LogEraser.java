// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.log.LogAccess;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.privacy.LogForgetter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Erases an account from the log's live view. First scoring must have read that the account is erased, which its committed
 * offsets show: until then it may still write about the account. Then what was written is buried under tombstones in the
 * topics that keep the newest record of each account, and casework must have read past those. Events cannot be buried one
 * by one; readers pass over those before the erasure, and the topic's own time deletes them.
 */
public final class LogEraser implements LogForgetter {
    /** The consumer group whose offsets say how far scoring is. */
    static final String SCORING = "evenhand-scoring";

    private static final List<String> NEWEST_ONLY = List.of(AssessmentConsumer.TOPIC, ContextConsumer.TOPIC);
    private static final List<String> BY_TIME = List.of("evenhand.events", OutboxRelay.TOPIC, "evenhand.dead-letters");
    private static final int PATIENCE_MS = 5_000;

    /** The broker looks for segments to delete every five minutes, and removes their files a minute later. */
    private static final Duration BROKER_IS_LATE = Duration.ofHours(1);

    private final Properties properties = new Properties();
    private final Ledger ledger;
    private final Map<AccountId, Progress> underWay = new ConcurrentHashMap<>();

    public LogEraser(LogAccess log, Ledger ledger) {
        this.ledger = ledger;
        properties.putAll(log.client());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Integer.toString(PATIENCE_MS));
    }

    /**
     * What must have been read: by scoring, and, once that is so, by casework.
     *
     * @param asked when the erasure was asked for; another process may have finished it, and the account come back since
     */
    private record Progress(
            Instant asked,
            Map<TopicPartition, Long> scoring,
            @Nullable Map<TopicPartition, Long> casework) {}

    @Override
    public Forgotten forget(AccountId account, Instant asked) {
        Properties patient = new Properties();
        patient.putAll(properties);
        patient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.toString(PATIENCE_MS));
        try (Admin admin = Admin.create(patient)) {
            return forget(admin, account, asked);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Forgotten.NOT_YET;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return Forgotten.NOT_YET;
        }
    }

    private Forgotten forget(Admin admin, AccountId account, Instant asked)
            throws ExecutionException, InterruptedException, TimeoutException {
        Progress progress = underWay.get(account);
        if (progress == null || !progress.asked().equals(asked)) {
            progress = new Progress(asked, told(admin), null);
            underWay.put(account, progress);
        }
        Map<TopicPartition, Long> casework = progress.casework();
        if (casework == null) {
            if (!isPast(scoring(admin), progress.scoring())) {
                return Forgotten.NOT_YET;
            }
            casework = bury(account);
            underWay.put(account, new Progress(asked, progress.scoring(), casework));
        }
        if (!isPast(casework(), casework)) {
            return Forgotten.NOT_YET;
        }
        Forgotten done = new Forgotten(true, linesUntil(admin, asked));
        underWay.remove(account);
        return done;
    }

    /** Writes a tombstone into each topic; returns what a reader that is past them has read. */
    private Map<TopicPartition, Long> bury(AccountId account)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> after = new TreeMap<>(Comparator.comparing(TopicPartition::topic));
        Properties careful = new Properties();
        careful.putAll(properties);
        careful.put(ProducerConfig.ACKS_CONFIG, "all");
        careful.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Integer.toString(PATIENCE_MS));
        careful.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.toString(2 * PATIENCE_MS));
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(careful, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String topic : NEWEST_ONLY) {
                RecordMetadata written = producer.send(
                                new ProducerRecord<>(topic, account.value().getBytes(UTF_8), null))
                        .get(2L * PATIENCE_MS, TimeUnit.MILLISECONDS);
                after.put(new TopicPartition(topic, written.partition()), written.offset() + 1);
            }
        }
        return after;
    }

    private static boolean isPast(Map<TopicPartition, Long> read, Map<TopicPartition, Long> marks) {
        return marks.entrySet().stream().allMatch(mark -> read.getOrDefault(mark.getKey(), 0L) >= mark.getValue());
    }

    private static Map<TopicPartition, Long> scoring(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(SCORING)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        return committed.entrySet().stream()
                .filter(each -> each.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }

    private Map<TopicPartition, Long> casework() {
        Map<TopicPartition, Long> read = new ConcurrentHashMap<>();
        for (String topic : NEWEST_ONLY) {
            ledger.inTransaction(books -> books.offsets().of(topic))
                    .forEach((part, next) -> read.put(new TopicPartition(topic, part), next));
        }
        return read;
    }

    /** The ends of the topic in which scoring is told. */
    private static Map<TopicPartition, Long> told(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = admin
                .describeTopics(List.of(OutboxRelay.TOPIC))
                .allTopicNames()
                .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .values()
                .stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(part -> new TopicPartition(topic.name(), part.partition())))
                .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get(PATIENCE_MS, TimeUnit.MILLISECONDS).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** By the topics as they are now: a segment goes when its newest line is old enough. */
    private static @Nullable Instant linesUntil(Admin admin, Instant asked)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<ConfigResource> wanted = BY_TIME.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Instant last = asked;
        for (Config config : admin.describeConfigs(wanted)
                .all()
                .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .values()) {
            long kept = number(config, TopicConfig.RETENTION_MS_CONFIG);
            if (kept < 0) {
                return null;
            }
            Instant gone = asked.plusMillis(kept)
                    .plusMillis(number(config, TopicConfig.SEGMENT_MS_CONFIG))
                    .plus(BROKER_IS_LATE);
            last = gone.isAfter(last) ? gone : last;
        }
        return last;
    }

    private static long number(Config config, String name) {
        return Long.parseLong(config.get(name).value());
    }
}
