// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.contract.log.LogAccess;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** The topics that scoring reads and writes; whoever starts the log creates them. */
final class Topics {
    static final String EVENTS = "evenhand.events";
    static final String INTERVENTIONS = "evenhand.interventions";
    static final String ASSESSMENTS = "evenhand.assessments";
    static final String DEAD_LETTERS = "evenhand.dead-letters";
    static final String NETWORKS = "evenhand.networks";

    private static final List<String> ALL = List.of(EVENTS, INTERVENTIONS, ASSESSMENTS, DEAD_LETTERS, NETWORKS);
    private static final int PATIENCE_MILLIS = 2_000;

    private Topics() {}

    /** Whether the log answers and has all topics. */
    static boolean exist(LogAccess log) throws InterruptedException {
        Map<String, Object> config = log.client();
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        try (Admin admin = Admin.create(config)) {
            Set<String> names = admin.listTopics().names().get(PATIENCE_MILLIS * 2L, TimeUnit.MILLISECONDS);
            return names.containsAll(ALL);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return false;
        }
    }
}
