// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
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
    private static final String FOR_EVER = "-1";

    private Topics() {}

    /**
     * Creates the topics that do not exist, with the broker's replication; leaves the others as they are.
     *
     * @throws LogUnavailableException if the log does not answer
     */
    public static void ensure(String bootstrap) {
        try (Admin admin = admin(bootstrap)) {
            for (Map.Entry<String, KafkaFuture<Void>> made : admin.createTopics(
                            ALL.stream().map(Topics::topic).toList())
                    .values()
                    .entrySet()) {
                await(made.getValue());
            }
        }
    }

    /** Whether the log answers within two seconds. */
    public static boolean reachable(String bootstrap) {
        try (Admin admin = admin(bootstrap)) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return false;
        }
    }

    private static Admin admin(String bootstrap) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        retention(name),
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        FOR_EVER));
    }

    /**
     * Events and what follows from them are kept for ever: scoring can be repeated from the first event, and erasure works
     * through interventions. Contexts and dead letters are kept for as long as anybody may still ask about them.
     */
    private static String retention(String name) {
        return switch (name) {
            case NETWORKS -> Long.toString(Duration.ofDays(30).toMillis());
            case DEAD_LETTERS -> Long.toString(Duration.ofDays(90).toMillis());
            default -> FOR_EVER;
        };
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
