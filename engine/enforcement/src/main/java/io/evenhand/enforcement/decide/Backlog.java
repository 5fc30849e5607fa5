// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.contract.log.LogAccess;
import io.evenhand.enforcement.ledger.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * How many assessments in the log have no effect in the ledger yet: the log's ends against the offsets that were committed
 * with the decisions themselves, so that 0 means done and not "asked too early".
 */
public final class Backlog {
    private static final long PATIENCE_SECONDS = 3;

    private final LogAccess log;
    private final Ledger ledger;

    public Backlog(LogAccess log, Ledger ledger) {
        this.log = log;
        this.ledger = ledger;
    }

    /** The number, or -1 while the log or the ledger cannot say. */
    public long count() {
        Properties properties = new Properties();
        properties.putAll(log.client());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE_SECONDS * 1000));
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE_SECONDS * 1000));
        try (Admin admin = Admin.create(properties)) {
            Map<Integer, Long> handled =
                    ledger.inTransaction(books -> books.offsets().of(AssessmentConsumer.TOPIC));
            return ends(admin).entrySet().stream()
                    .mapToLong(end -> Math.max(
                            0,
                            end.getValue() - handled.getOrDefault(end.getKey().partition(), 0L)))
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return -1;
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = admin
                .describeTopics(List.of(AssessmentConsumer.TOPIC))
                .allTopicNames()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream())
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(AssessmentConsumer.TOPIC, partition.partition()),
                        partition -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                admin.listOffsets(latest).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return ends.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue()
                .offset()));
    }
}
