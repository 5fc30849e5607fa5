// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.junit.jupiter.api.Test;

/** What the job says to a cluster: variables win over the cluster's file, and the number of key groups is nobody's to choose. */
class ClusterJobTest {
    @Test
    void argumentsWinOverTheEnvironment() throws Exception {
        Map<String, String> words = ClusterJob.words(
                Map.of("EVENHAND_KAFKA", "one:9092", "HOME", "/"), List.of("EVENHAND_KAFKA=two:9092,three:9092"));
        assertEquals("two:9092,three:9092", Settings.from(words).log().servers());
        String message = assertThrows(
                        Settings.UnusableException.class, () -> ClusterJob.words(Map.of(), List.of("--kafka")))
                .getMessage();
        assertTrue(message.contains("EVENHAND_KAFKA=kafka-1:9092"), message);
    }

    @Test
    void theClustersFileHoldsUnlessAVariableSaysOtherwise() throws Exception {
        Configuration cluster = new Configuration();
        cluster.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "s3://a/b");
        cluster.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        cluster.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        Configuration silent = config(Map.of(), cluster);
        assertTrue(
                silent.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY).isEmpty());
        assertTrue(
                silent.getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL).isEmpty());
        assertTrue(silent.getOptional(StateBackendOptions.STATE_BACKEND).isEmpty());
        assertTrue(silent.getOptional(CoreOptions.DEFAULT_PARALLELISM).isEmpty());
        Configuration said = config(
                Map.of(
                        "EVENHAND_CHECKPOINTS", "s3://c/d",
                        "EVENHAND_CHECKPOINT_MILLIS", "5000",
                        "EVENHAND_STATE_BACKEND", "hashmap",
                        "EVENHAND_PARALLELISM", "4"),
                cluster);
        assertEquals("s3://c/d", said.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY));
        assertEquals(Duration.ofSeconds(5), said.get(CheckpointingOptions.CHECKPOINTING_INTERVAL));
        assertEquals("hashmap", said.get(StateBackendOptions.STATE_BACKEND));
        assertEquals(4, said.get(CoreOptions.DEFAULT_PARALLELISM));
    }

    @Test
    void withoutAPlaceForSnapshotsItDoesNotStart() {
        String message = assertThrows(Settings.UnusableException.class, () -> config(Map.of(), new Configuration()))
                .getMessage();
        assertTrue(message.contains("EVENHAND_CHECKPOINTS"), message);
    }

    @Test
    void snapshotsOfEveryProgramHaveTheSameKeyGroups() throws Exception {
        Map<String, String> env = Map.of("EVENHAND_CHECKPOINTS", "/c", "EVENHAND_PARALLELISM", "100");
        for (Configuration each :
                List.of(config(env, new Configuration()), ScoringService.config(Settings.from(env), null))) {
            assertEquals(128, each.get(PipelineOptions.MAX_PARALLELISM));
            assertEquals(false, each.get(PipelineOptions.AUTO_GENERATE_UIDS));
            assertEquals(false, each.get(CheckpointingOptions.ENABLE_UNALIGNED));
        }
    }

    private static Configuration config(Map<String, String> env, Configuration cluster) throws Exception {
        return ClusterJob.config(env, Settings.from(env), cluster);
    }
}
