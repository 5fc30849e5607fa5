// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.scoring.flow.Tally;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
import org.apache.flink.util.FlinkException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job over the log, in this process, continued from where the last process stopped or was killed. */
final class ScoringService {
    private static final Logger LOG = LoggerFactory.getLogger(ScoringService.class);
    private static final long PATIENCE_SECONDS = 5;

    private static final String METADATA_READER = "org.apache.flink.runtime.checkpoint.metadata.";

    /** The newest, and one for the day on which its bytes are damaged. */
    private static final int SNAPSHOTS_KEPT = 2;

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

    /**
     * Starts the job from the newest snapshot, or from the beginning of the log if there is none. One that cannot be restored
     * is set aside, and the next older one is tried.
     */
    void start() throws Exception {
        Checkpoints checkpoints = new Checkpoints(settings.checkpoints());
        Files.createDirectories(settings.checkpoints());
        List<Path> usable = checkpoints.usable();
        List<Path> kept = usable.subList(0, Math.min(SNAPSHOTS_KEPT, usable.size()));
        checkpoints.removeAllBut(kept);
        forgetWorking(settings.working());
        for (Path snapshot : kept) {
            LOG.info("continuing from the newest snapshot");
            if (isRestored(snapshot)) {
                return;
            }
            LOG.error("the snapshot {} cannot be restored and is set aside", snapshot);
            checkpoints.setAside(snapshot);
        }
        LOG.info("starting from the beginning of the log");
        start((Path) null);
    }

    /** Removes what RocksDB had of the jobs of a process that was killed; whatever else is in the folder is not ours. */
    static void forgetWorking(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> jobs = Files.newDirectoryStream(folder, "job_*")) {
            for (Path job : jobs) {
                Checkpoints.delete(job);
            }
        }
    }

    private void start(@Nullable Path snapshot) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), config(settings, snapshot));
        new KafkaFlow(settings, run).build(environment);
        flink = environment;
        job = environment.executeAsync("evenhand scoring");
    }

    /** False if the bytes of the snapshot cannot be read; whatever else keeps the job from starting is thrown. */
    private boolean isRestored(Path snapshot) throws Exception {
        try {
            start(snapshot);
            return true;
        } catch (FlinkException e) {
            if (isAboutBytes(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Whether it happened while the metadata of a snapshot was read, and not while it was compared with the job. */
    private static boolean isAboutBytes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (frame.getClassName().startsWith(METADATA_READER)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Makes the newest snapshot recognisable; a failure only postpones it. */
    void seal() {
        try {
            new Checkpoints(settings.checkpoints()).sealNewest();
        } catch (IOException e) {
            // a snapshot that vanishes while it is read, or a full disk: the next one is sealed
            LOG.debug("a snapshot was not sealed", e);
        }
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
        config.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, SNAPSHOTS_KEPT);
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                settings.checkpoints().toUri().toString());
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(2));
        if (snapshot != null) {
            config.set(StateRecoveryOptions.SAVEPOINT_PATH, snapshot.toUri().toString());
            // the first snapshot of a job holds all of it, so that its predecessor's files may go at the next start
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
