// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.scoring.flow.Tally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job over the log, in this process, continued from where the last process stopped or was killed. */
final class ScoringService {
    private static final Logger LOG = LoggerFactory.getLogger(ScoringService.class);
    private static final long PATIENCE_SECONDS = 5;

    private final Settings settings;
    private final String run = "log-" + UUID.randomUUID();
    private volatile @Nullable JobClient job;
    private volatile @Nullable StreamExecutionEnvironment flink;

    ScoringService(Settings settings) {
        this.settings = settings;
    }

    Tally tally() {
        return Tally.of(run);
    }

    /** Starts the job from the newest snapshot, or from the beginning of the log if there is none. */
    void start() throws Exception {
        Checkpoints checkpoints = new Checkpoints(settings.checkpoints());
        Files.createDirectories(settings.checkpoints());
        Path newest = checkpoints.newest();
        checkpoints.removeAllBut(newest);
        Checkpoints.delete(settings.working());
        LOG.info(newest == null ? "starting from the beginning of the log" : "continuing from the newest snapshot");
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), config(settings, newest));
        new KafkaFlow(settings, run).build(environment);
        flink = environment;
        job = environment.executeAsync("evenhand scoring");
    }

    static Configuration config(Settings settings, @Nullable Path snapshot) {
        Configuration config = FlinkSettings.embedded(settings.parallelism());
        FlinkSettings.lasting(config);
        settings.backend().into(config, settings.parallelism(), settings.working());
        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointEvery());
        config.set(
                CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS,
                settings.checkpointEvery().dividedBy(2));
        config.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                settings.checkpoints().toUri().toString());
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(2));
        if (snapshot != null) {
            config.set(StateRecoveryOptions.SAVEPOINT_PATH, snapshot.toUri().toString());
            // the first snapshot of a job holds all of it, so that its predecessor's files may be removed at the next
            // start
            config.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.NO_CLAIM);
        }
        return config;
    }

    /** Whether the job runs now. */
    boolean isRunning() {
        return status() == JobStatus.RUNNING;
    }

    /** Whether the job ended for good. */
    boolean isOver() {
        JobStatus status = status();
        return status != null && status.isGloballyTerminalState();
    }

    private @Nullable JobStatus status() {
        JobClient client = job;
        if (client == null) {
            return null;
        }
        try {
            return client.getJobStatus().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            return null;
        }
    }

    /** Stops within a few seconds; the newest snapshot stays. */
    void stop() {
        JobClient client = job;
        StreamExecutionEnvironment environment = flink;
        try {
            if (client != null) {
                CompletableFuture<Void> cancelled = client.cancel();
                cancelled.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            if (environment != null) {
                environment.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("the job did not stop in order: {}", e.getClass().getSimpleName());
        }
        Tally.close(run);
    }
}
