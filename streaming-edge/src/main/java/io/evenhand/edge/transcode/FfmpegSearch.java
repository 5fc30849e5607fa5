// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds an ffmpeg and proves it: what a binary lists is only what was compiled in, so every encoder has to encode two
 * frames here before it counts.
 */
public final class FfmpegSearch {
    private static final Logger LOG = LoggerFactory.getLogger(FfmpegSearch.class);
    private static final Path JELLYFIN = Path.of("/usr/lib/jellyfin-ffmpeg/ffmpeg");
    private static final long PROBE_MS = 10_000;

    private final Spawner spawner;
    private final Path folder;

    public FfmpegSearch(Spawner spawner, Path folder) {
        this.spawner = spawner;
        this.folder = folder;
    }

    /** The first binary with an encoder that works, or null. */
    public @Nullable Ffmpeg find(@Nullable Path configured, String searchPath) {
        for (Path binary : candidates(configured, searchPath)) {
            try {
                Ffmpeg found = prove(binary);
                if (found != null) {
                    return found;
                }
            } catch (IOException e) {
                LOG.warn("an ffmpeg was found that does not run: {}", binary);
            }
        }
        return null;
    }

    static List<Path> candidates(@Nullable Path configured, String searchPath) {
        List<Path> all = new ArrayList<>();
        if (configured != null) {
            all.add(configured);
        }
        all.add(JELLYFIN);
        for (String entry : searchPath.split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                all.add(Path.of(entry, "ffmpeg"));
            }
        }
        return all.stream().filter(Files::isExecutable).distinct().toList();
    }

    private @Nullable Ffmpeg prove(Path binary) throws IOException {
        StringBuilder version = new StringBuilder();
        Spawner.Child asked = spawner.start(
                List.of(binary.toString(), "-version"),
                folder,
                pipe -> Spawner.lines(pipe, line -> {
                    synchronized (version) {
                        if (version.length() == 0) {
                            version.append(line);
                        }
                    }
                }));
        boolean ended = asked.endsWithin(PROBE_MS);
        asked.awaitSilence();
        if (!ended || asked.process().exitValue() != 0) {
            return null;
        }
        Path place = Files.createTempDirectory(folder, "probe");
        Path film = place.resolve("film.mp4");
        List<ProbeResult> probes = new ArrayList<>();
        try {
            probeFilm(binary, film);
            for (Encoder encoder : Encoder.values()) {
                probes.add(probe(binary, encoder, film));
            }
        } finally {
            Files.deleteIfExists(film);
            Files.deleteIfExists(place);
        }
        if (probes.stream().noneMatch(ProbeResult::isUsable)) {
            return null;
        }
        synchronized (version) {
            return new Ffmpeg(binary, version.toString(), probes);
        }
    }

    /** What devices are asked to decode; without a software encoder there is none, and they fail their probe. */
    private void probeFilm(Path binary, Path film) throws IOException {
        for (Encoder encoder : List.of(Encoder.X264, Encoder.OPENH264)) {
            Spawner.Child child = spawner.start(FfmpegCommands.probeFilm(binary, encoder, film), folder, null);
            if (child.endsWithin(PROBE_MS) && child.process().exitValue() == 0) {
                return;
            }
            Files.deleteIfExists(film);
        }
    }

    private ProbeResult probe(Path binary, Encoder encoder, Path film) throws IOException {
        long start = System.nanoTime();
        Spawner.Child child = spawner.start(FfmpegCommands.probe(binary, encoder, film), folder, null);
        boolean ended = child.endsWithin(PROBE_MS);
        String said = child.said();
        Diagnosis diagnosis =
                !ended ? Diagnosis.TIMED_OUT : child.process().exitValue() == 0 ? Diagnosis.OK : Diagnosis.of(said);
        String line = diagnosis == Diagnosis.OK ? "" : said.lines().findFirst().orElse("");
        return new ProbeResult(encoder, diagnosis, line, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
}
