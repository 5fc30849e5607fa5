// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job over the log as a Flink cluster runs it: the main class of the job jar, which describes the job and hands it over.
 *
 * <p>It is set by the same variables as the program {@link Scoring}; a session cluster has one environment for all its jobs,
 * so each may be given as an argument too, {@code EVENHAND_KAFKA=kafka-1:9092}, and the argument wins. What the cluster's own
 * file says of checkpoints, state and parallelism holds unless a variable says otherwise.
 */
public final class ClusterJob {
    private static final String CHECKPOINTS = "EVENHAND_CHECKPOINTS";

    private ClusterJob() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> env = words(System.getenv(), List.of(arguments));
        Settings settings = Settings.from(env);
        StreamExecutionEnvironment flink = StreamExecutionEnvironment.getExecutionEnvironment();
        flink.configure(config(env, settings, flink.getConfiguration()), ClusterJob.class.getClassLoader());
        if (flink.getParallelism() > FlinkSettings.KEY_GROUPS) {
            throw new Settings.UnusableException("the parallelism must be a number from 1 to "
                    + FlinkSettings.KEY_GROUPS + ": keys have no more groups");
        }
        new KafkaFlow(settings, "log-" + UUID.randomUUID()).build(flink);
        flink.execute("evenhand scoring");
    }

    /** The environment with what the arguments say instead. */
    static Map<String, String> words(Map<String, String> env, List<String> arguments)
            throws Settings.UnusableException {
        Map<String, String> words = new HashMap<>(env);
        for (String argument : arguments) {
            int end = argument.indexOf('=');
            if (!argument.startsWith("EVENHAND_") || end < 0) {
                throw new Settings.UnusableException(
                        "arguments are settings, such as EVENHAND_KAFKA=kafka-1:9092; this is none: " + argument);
            }
            words.put(argument.substring(0, end), argument.substring(end + 1));
        }
        return words;
    }

    /** What is said to Flink, beside what the cluster's own file says. */
    static Configuration config(Map<String, String> env, Settings settings, ReadableConfig cluster)
            throws Settings.UnusableException {
        Configuration config = new Configuration();
        FlinkSettings.lasting(config);
        if (isSet(env, "EVENHAND_PARALLELISM")) {
            config.set(CoreOptions.DEFAULT_PARALLELISM, settings.parallelism());
        }
        if (isSet(env, "EVENHAND_STATE_BACKEND")
                || cluster.getOptional(StateBackendOptions.STATE_BACKEND).isEmpty()) {
            settings.backend().into(config);
        }
        if (isSet(env, "EVENHAND_CHECKPOINT_MILLIS")
                || cluster.getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL)
                        .isEmpty()) {
            config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointEvery());
            config.set(
                    CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS,
                    settings.checkpointEvery().dividedBy(2));
        }
        String checkpoints = env.getOrDefault(CHECKPOINTS, "");
        if (!checkpoints.isEmpty()) {
            config.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            config.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, address(checkpoints));
        } else if (cluster.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
                .isEmpty()) {
            throw new Settings.UnusableException("say where checkpoints are kept, by " + CHECKPOINTS
                    + " or execution.checkpointing.dir: a place that every process of the cluster reaches; without one all"
                    + " state would be lost with the JobManager");
        }
        return config;
    }

    private static boolean isSet(Map<String, String> env, String name) {
        return !env.getOrDefault(name, "").isEmpty();
    }

    /** The address of a folder, {@code s3://evidence/checkpoints} or a path. */
    private static String address(String folder) {
        return folder.contains("://")
                ? folder
                : Path.of(folder).toAbsolutePath().toUri().toString();
    }
}
