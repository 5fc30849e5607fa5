// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.edge.library.Grid;
import io.evenhand.edge.playback.Shape;
import io.evenhand.edge.query.Json;
import io.evenhand.edge.segment.FragmentCutter;
import io.evenhand.edge.segment.InitSegment;
import io.evenhand.edge.segment.Shelf;
import io.evenhand.edge.telemetry.EdgeMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encodes one hard segment of each shape once, and remembers how fast it went and what came out. */
public final class Calibration {
    private static final Logger LOG = LoggerFactory.getLogger(Calibration.class);
    private static final long MOST_MS = 30_000;
    private static final double NEWEST_WEIGHT = 0.2;

    private final Ffmpeg ffmpeg;
    private final String preset;
    private final Spawner spawner;
    private final Path folder;
    private final Path file;
    private final EdgeMetrics metrics;
    private final Map<String, Measured> known = new ConcurrentHashMap<>();

    public Calibration(Ffmpeg ffmpeg, String preset, Spawner spawner, Path folder, Path file, EdgeMetrics metrics) {
        this.ffmpeg = ffmpeg;
        this.preset = preset;
        this.spawner = spawner;
        this.folder = folder;
        this.file = file;
        this.metrics = metrics;
        load();
    }

    /** What the encoder does with the shape; measured now if it never was. Null if it fails. */
    public synchronized @Nullable Measured of(Encoder encoder, Shape shape) {
        String key = key(encoder, shape);
        Measured measured = known.get(key);
        if (measured == null) {
            measured = measure(encoder, shape);
            if (measured != null) {
                known.put(key, measured);
                save();
            }
        }
        return measured;
    }

    /** What is known already, or null. */
    @Nullable
    Measured known(Encoder encoder, Shape shape) {
        return known.get(key(encoder, shape));
    }

    /** A run of the encoder made a segment of the shape: the speed drifts towards what really happens. */
    void observe(Encoder encoder, Shape shape, double speed) {
        known.computeIfPresent(
                key(encoder, shape),
                (key, before) -> new Measured(
                        before.speed() * (1 - NEWEST_WEIGHT) + speed * NEWEST_WEIGHT,
                        before.codec(),
                        before.width(),
                        before.height(),
                        before.peak()));
    }

    private static String key(Encoder encoder, Shape shape) {
        return encoder.label() + " " + shape.width() + "x" + shape.height() + "@"
                + shape.rate().spelled() + " " + shape.bitrate();
    }

    private @Nullable Measured measure(Encoder encoder, Shape shape) {
        Gathered gathered = new Gathered();
        long start = System.nanoTime();
        try {
            Spawner.Child child = spawner.start(
                    FfmpegCommands.calibration(ffmpeg.binary(), encoder, preset, shape), folder, gathered::read);
            boolean ended = child.endsWithin(MOST_MS);
            // not before: ending a process closes its pipes, with what still lies in them
            child.awaitSilence();
            byte[] init = gathered.init;
            if (!ended || child.process().exitValue() != 0 || init == null || gathered.bytes == 0) {
                return failed(encoder, ended ? Diagnosis.of(child.said()) : Diagnosis.TIMED_OUT);
            }
            double took = (System.nanoTime() - start) / 1e9;
            InitSegment read = InitSegment.read(init);
            return new Measured(
                    Grid.SEGMENT_MS / 1_000.0 / took,
                    read.codec(),
                    read.width(),
                    read.height(),
                    gathered.bytes * 8 * 1_000 / Grid.SEGMENT_MS);
        } catch (IOException e) {
            LOG.warn("{} could not be calibrated", encoder.ffmpegName(), e);
            return null;
        }
    }

    private @Nullable Measured failed(Encoder encoder, Diagnosis diagnosis) {
        LOG.warn("{} could not be calibrated: {}", encoder.ffmpegName(), diagnosis.sentence());
        metrics.transcoded(encoder.ffmpegName(), diagnosis.code());
        return null;
    }

    private static final class Gathered implements Shelf {
        private volatile byte @Nullable [] init;
        private volatile long bytes;

        void read(InputStream in) {
            try {
                new FragmentCutter(Grid.uniform(Grid.SEGMENT_MS), 0).cut(in, this);
            } catch (IOException | InterruptedException e) {
                bytes = 0;
            }
        }

        @Override
        public void init(byte[] start) {
            init = start.clone();
        }

        @Override
        public void segment(int n, byte[] segment) {
            bytes = segment.length;
        }
    }

    private void load() {
        try {
            if (!Files.exists(file)) {
                return;
            }
            ObjectNode json = Json.readObject(Files.readAllBytes(file));
            if (!identity().equals(json.path("ffmpeg").asText())) {
                return;
            }
            for (Map.Entry<String, JsonNode> entry : json.path("measured").properties()) {
                JsonNode value = entry.getValue();
                known.put(
                        entry.getKey(),
                        new Measured(
                                value.path("speed").asDouble(),
                                value.path("codec").asText(),
                                value.path("width").asInt(),
                                value.path("height").asInt(),
                                value.path("peak").asLong()));
            }
        } catch (IOException e) {
            LOG.warn("what was measured before cannot be read and is measured again");
        }
    }

    private void save() {
        ObjectNode json = Json.object().put("ffmpeg", identity());
        ObjectNode measured = json.putObject("measured");
        known.forEach((key, value) -> measured.putObject(key)
                .put("speed", value.speed())
                .put("codec", value.codec())
                .put("width", value.width())
                .put("height", value.height())
                .put("peak", value.peak()));
        try {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.write(part, Json.bytes(json));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("what was measured could not be written down");
        }
    }

    /** Another binary, another preset or another number of cores has to be measured anew. */
    private String identity() {
        return String.join(
                "|",
                List.of(
                        ffmpeg.binary().toString(),
                        ffmpeg.version(),
                        preset,
                        Integer.toString(Runtime.getRuntime().availableProcessors())));
    }
}
