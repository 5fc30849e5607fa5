// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import java.time.Duration;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointingMode;

/** How Flink runs inside this process: on loopback only, in little memory, without reflection on our types. */
public final class FlinkSettings {
    /**
     * Into how many groups keys are hashed, and so the most subtasks an operator may have. It is written into every snapshot
     * and never changes: Flink refuses a snapshot with another number, and left to itself it chooses by the parallelism.
     */
    static final int KEY_GROUPS = 128;

    private static final String LOOPBACK = "127.0.0.1";

    private FlinkSettings() {}

    /** What bounded and unbounded runs have in common. */
    public static Configuration embedded(int parallelism) {
        Configuration config = new Configuration();
        job(config);
        config.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        config.set(RestOptions.ADDRESS, LOOPBACK);
        config.set(RestOptions.BIND_PORT, "0");
        config.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        config.set(JobManagerOptions.ADDRESS, LOOPBACK);
        config.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        config.set(TaskManagerOptions.HOST, LOOPBACK);
        config.set(BlobServerOptions.PORT, "0");
        config.set(WebOptions.SUBMIT_ENABLE, false);
        config.set(WebOptions.CANCEL_ENABLE, false);
        config.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
        config.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32L * parallelism));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32L * parallelism));
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return config;
    }

    /** What the job needs wherever it runs. */
    static void job(Configuration config) {
        config.set(PipelineOptions.GENERIC_TYPES, false);
        config.set(PipelineOptions.OBJECT_REUSE, true);
        config.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(200));
        config.set(PipelineOptions.MAX_PARALLELISM, KEY_GROUPS);
    }

    /** What a job needs whose snapshots another version of it, or another parallelism, goes on from. */
    static void lasting(Configuration config) {
        job(config);
        // state is found again by an operator's name; without one it would be found by its place in the graph
        config.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        config.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        // records under way are not in a snapshot, so only state has to be read by the next version
        config.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        config.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        config.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    }
}
