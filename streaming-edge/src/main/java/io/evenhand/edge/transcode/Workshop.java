// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import io.evenhand.edge.library.Film;
import io.evenhand.edge.library.Library;
import io.evenhand.edge.library.TextTrack;
import io.evenhand.edge.telemetry.EdgeMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

    private static final int TEXT_MAX = 8 << 20;
    private static final long TEXT_MS = 60_000;

    /**
     * What to set up.
     *
     * @param ffmpeg the binary the operator chose, or null to search
     * @param searchPath where to look otherwise
     * @param media the folder of films, or null for one made here
     * @param seconds the sample film's length
     * @param room how much may be going on at once
     */
    public record Plan(
            @Nullable Path ffmpeg,
            String searchPath,
            Path folder,
            @Nullable Path media,
            int seconds,
            Room room) {}

    private final Plan plan;
    private final EdgeMetrics metrics;
    private final Clock clock;
    private final Spawner spawner = new Spawner();
    private volatile @Nullable Transcoder transcoder;
    private volatile @Nullable Ffmpeg ffmpeg;
    private volatile @Nullable Library library;
    private volatile String state = "looking for ffmpeg";
    private boolean closed;

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

    /** The films, or null while they are not looked for yet. */
    public @Nullable Library library() {
        return library;
    }

    /** Subtitles of a film as WebVTT; blocks until they are read. */
    public String text(Film film, TextTrack track) throws IOException {
        Ffmpeg found = ffmpeg;
        if (found == null) {
            throw new IOException("no ffmpeg");
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Spawner.Child child = spawner.start(FfmpegCommands.text(found.binary(), film, track), work(), pipe -> {
            try (InputStream in = pipe) {
                said.writeBytes(in.readNBytes(TEXT_MAX));
            } catch (IOException e) {
                said.reset();
            }
        });
        boolean ended = child.endsWithin(TEXT_MS);
        child.awaitSilence();
        if (!ended || child.process().exitValue() != 0) {
            throw new IOException("the subtitles cannot be read");
        }
        return said.toString(StandardCharsets.UTF_8);
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
        Transcoder open;
        synchronized (this) {
            closed = true;
            state = "closing";
            open = transcoder;
            transcoder = null;
        }
        if (open != null) {
            open.close();
        }
        spawner.close();
    }

    private void setUp() {
        try {
            Path work = work();
            Orphans.end(plan.folder());
            Orphans.delete(work);
            Files.createDirectories(work);
            Ffmpeg found = new FfmpegSearch(spawner, work).find(plan.ffmpeg(), plan.searchPath());
            if (found == null) {
                say("no ffmpeg was found that encodes here, streams are not available");
                LOG.warn("{}", state);
                return;
            }
            ffmpeg = found;
            LOG.info("{} with {}", found.version(), found.encoders().get(0).ffmpegName());
            setUp(found, work);
        } catch (IOException | RuntimeException e) {
            // also what nobody thought of: a state that stays at "looking" tells nobody what is in the way
            if (say("streams are not available: " + e.getMessage())) {
                LOG.error("streams are not available", e);
            }
        }
    }

    private void setUp(Ffmpeg found, Path work) throws IOException {
        if (plan.media() == null) {
            say("making the sample film");
            SampleMedia.in(media(), plan.seconds(), found, spawner);
        }
        say("looking at the films");
        Ffprobe ffprobe = new Ffprobe(Ffprobe.beside(found.binary()), spawner, work);
        Library films = new Library(media(), plan.folder().resolve("index"), ffprobe);
        library = films;
        films.scan();
        String preset = Runtime.getRuntime().availableProcessors() >= 4 ? "veryfast" : "ultrafast";
        Calibration calibration =
                new Calibration(found, preset, spawner, work, plan.folder().resolve("calibration.json"), metrics);
        Transcoder made = new Transcoder(found, calibration, preset, spawner, work, plan.room(), metrics, clock);
        if (opened(made)) {
            LOG.info("ready to stream {} films", films.progress().indexed());
        } else {
            made.close();
        }
    }

    /** False if the workshop was closed meanwhile. */
    private synchronized boolean opened(Transcoder made) {
        if (!closed) {
            transcoder = made;
            state = "ready";
        }
        return !closed;
    }

    /** Says where the setting-up stands; false if it is closed and nobody wants to know. */
    private synchronized boolean say(String now) {
        if (!closed) {
            state = now;
        }
        return !closed;
    }

    private Path work() {
        return plan.folder().resolve("transcode").toAbsolutePath();
    }

    private Path media() {
        Path media = plan.media();
        return (media == null ? plan.folder().resolve("media") : media).toAbsolutePath();
    }
}
