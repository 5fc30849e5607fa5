// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import io.evenhand.edge.telemetry.EdgeMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything needed to make segments, set up in the background: the edge answers questions long before it can stream,
 * and goes on answering where it never can.
 */
public final class Workshop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);

    /**
     * What to set up.
     *
     * @param ffmpeg the binary the operator chose, or null to search
     * @param searchPath where to look otherwise
     * @param slots how many ffmpeg processes may run at once
     * @param seconds the sample film's length
     */
    public record Plan(@Nullable Path ffmpeg, String searchPath, Path folder, int slots, int seconds) {}

    private final Plan plan;
    private final EdgeMetrics metrics;
    private final Clock clock;
    private final Spawner spawner = new Spawner();
    private volatile @Nullable Transcoder transcoder;
    private volatile @Nullable Ffmpeg ffmpeg;
    private volatile String state = "looking for ffmpeg";

    public Workshop(Plan plan, EdgeMetrics metrics, Clock clock) {
        this.plan = plan;
        this.metrics = metrics;
        this.clock = clock;
    }

    public void open() {
        Thread opening = new Thread(this::setUp, "evenhand-workshop");
        opening.setDaemon(true);
        opening.start();
    }

    /** The transcoder, or null while or because there is none; see {@link #state}. */
    public @Nullable Transcoder transcoder() {
        return transcoder;
    }

    /** The binary found, or null. */
    public @Nullable Ffmpeg ffmpeg() {
        return ffmpeg;
    }

    /** Where the setting-up stands, as a sentence. */
    public String state() {
        return state;
    }

    public boolean isTied() {
        return spawner.isTied();
    }

    @Override
    public void close() {
        Transcoder open = transcoder;
        transcoder = null;
        state = "closing";
        if (open != null) {
            open.close();
        }
    }

    private void setUp() {
        try {
            Path work = plan.folder().resolve("transcode").toAbsolutePath();
            Orphans.end(sampleFile());
            Orphans.delete(work);
            Files.createDirectories(work);
            Ffmpeg found = new FfmpegSearch(spawner, work).find(plan.ffmpeg(), plan.searchPath());
            if (found == null) {
                state = "no ffmpeg was found that encodes here, streams are not available";
                LOG.warn("{}", state);
                return;
            }
            ffmpeg = found;
            LOG.info("{} with {}", found.version(), found.encoders().get(0).ffmpegName());
            state = "making the sample film";
            SampleMedia media = SampleMedia.in(sampleFolder(), plan.seconds(), found, spawner);
            transcoder = new Transcoder(found, media, spawner, work, plan.slots(), metrics, clock);
            state = "ready";
            LOG.info("ready to stream");
        } catch (IOException e) {
            state = "streams are not available: " + e.getMessage();
            LOG.error("streams are not available", e);
        }
    }

    private Path sampleFolder() {
        return plan.folder().resolve("media").toAbsolutePath();
    }

    private Path sampleFile() {
        return SampleMedia.file(sampleFolder(), plan.seconds());
    }
}
