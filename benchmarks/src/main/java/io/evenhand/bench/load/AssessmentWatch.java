// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.load;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.intake.log.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the assessments as casework reads them, and remembers when each was first there. */
final class AssessmentWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Map<String, Assessment> assessments = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    AssessmentWatch(String kafka) {
        thread = new Thread(() -> watch(kafka), "assessments");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(String kafka) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.ASSESSMENTS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record.value(), System.nanoTime());
                }
            }
        }
    }

    private void take(byte[] value, long now) {
        try {
            Assessment assessment = ContractJson.read(value, Assessment.class);
            if (seen.putIfAbsent(Cast.key(assessment), now) == null) {
                assessments.put(Cast.key(assessment), assessment);
            }
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("the topic holds what is no assessment", e);
        }
    }

    /** When each was there, by account and time. */
    Map<String, Long> seen() {
        return Map.copyOf(seen);
    }

    /** Whether an assessment of each account and time came. */
    boolean has(List<Assessment> wanted) {
        return wanted.stream().allMatch(each -> seen.containsKey(Cast.key(each)));
    }

    /** What was there, by account and time. */
    Map<String, Assessment> assessments() {
        return Map.copyOf(assessments);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
