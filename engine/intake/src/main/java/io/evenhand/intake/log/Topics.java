// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.log;

import io.evenhand.contract.log.LogAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics that the programs share: their names, and the way to have them. */
public final class Topics {
    public static final String EVENTS = "evenhand.events";
    public static final String NETWORKS = "evenhand.networks";
    public static final String DEAD_LETTERS = "evenhand.dead-letters";
    public static final String ASSESSMENTS = "evenhand.assessments";
    public static final String INTERVENTIONS = "evenhand.interventions";

    public static final List<String> ALL = List.of(EVENTS, NETWORKS, DEAD_LETTERS, ASSESSMENTS, INTERVENTIONS);

    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final String FOR_EVER = "-1";
    private static final Duration SEGMENT = Duration.ofDays(1);
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    /** Scoring looks back 180 days. */
    private static final Duration LOOKED_BACK_ON = Duration.ofDays(200);

    private Topics() {}

    /**
     * Creates the topics that do not exist, with the broker's replication; leaves the others as they are.
     *
     * @throws LogUnavailableException if the log does not answer
     */
    public static void ensure(LogAccess log) {
        try (Admin admin = admin(log)) {
            for (Map.Entry<String, KafkaFuture<Void>> made : admin.createTopics(
                            ALL.stream().map(Topics::topic).toList())
                    .values()
                    .entrySet()) {
                await(made.getValue());
            }
        } catch (KafkaException e) {
            // such as the name of a host that is known to nobody for the moment
            throw new LogUnavailableException("no connection to the log can be made", e);
        }
    }

    /** Whether the log answers within two seconds. */
    public static boolean reachable(LogAccess log) {
        try (Admin admin = admin(log)) {
            // the call itself has to end in time: closing waits for it
            DescribeClusterOptions soon = new DescribeClusterOptions().timeoutMs((int) ANSWER.toMillis());
            return !admin.describeCluster(soon)
                    .nodes()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return false;
        }
    }

    private static Admin admin(LogAccess log) {
        Map<String, Object> settings = log.client();
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return Admin.create(settings);
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(config(name));
    }

    /**
     * Events and interventions are kept for longer than scoring looks back, so that it can be repeated; an intervention that
     * says that an account is erased is written after the events that it covers, so it outlives them. Of assessments and
     * contexts the newest of each account is kept: a tombstone erases it. All ages are counted from when the broker took a
     * line, whatever its producer says, so that the last day of a line is known.
     */
    private static Map<String, String> config(String name) {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        config.put(TopicConfig.SEGMENT_MS_CONFIG, millis(SEGMENT));
        config.put(TopicConfig.RETENTION_BYTES_CONFIG, FOR_EVER);
        switch (name) {
            case ASSESSMENTS -> newestOnly(config, TopicConfig.CLEANUP_POLICY_COMPACT, FOR_EVER);
            case NETWORKS ->
                newestOnly(
                        config,
                        TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                        millis(Duration.ofDays(30)));
            case DEAD_LETTERS -> byTime(config, Duration.ofDays(90));
            default -> byTime(config, LOOKED_BACK_ON);
        }
        return config;
    }

    private static void byTime(Map<String, String> config, Duration kept) {
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        config.put(TopicConfig.RETENTION_MS_CONFIG, millis(kept));
    }

    /** A reader that is half a day late misses nothing; what is replaced or erased is gone a day after it is due. */
    private static void newestOnly(Map<String, String> config, String policy, String kept) {
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, policy);
        config.put(TopicConfig.RETENTION_MS_CONFIG, kept);
        config.put(TopicConfig.SEGMENT_MS_CONFIG, millis(HALF_A_DAY));
        config.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, millis(HALF_A_DAY));
        config.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(HALF_A_DAY.multipliedBy(2)));
        config.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(HALF_A_DAY.multipliedBy(2)));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static void await(KafkaFuture<Void> made) {
        try {
            made.get(PATIENCE.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted while creating topics", e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new LogUnavailableException("the topics cannot be created", e);
            }
        } catch (TimeoutException e) {
            throw new LogUnavailableException("the log does not answer", e);
        }
    }
}
