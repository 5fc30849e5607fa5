// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import java.time.Duration;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** How Flink runs inside this process: on loopback only, in little memory, without reflection on our types. */
public final class FlinkSettings {
    private static final String LOOPBACK = "127.0.0.1";

    private FlinkSettings() {}

    /** What bounded and unbounded runs have in common. */
    public static Configuration embedded(int parallelism) {
        Configuration config = new Configuration();
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
        config.set(PipelineOptions.GENERIC_TYPES, false);
        config.set(PipelineOptions.OBJECT_REUSE, true);
        config.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(200));
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return config;
    }
}
