// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The one film this edge streams: made once, kept, cut on a fixed grid.
 *
 * @param file the film
 * @param seconds its length
 */
public record SampleMedia(Path file, int seconds) {
    /** The grid: every segment but the last is this long, whatever made it. */
    public static final int SEGMENT_SECONDS = 2;

    static final int FRAMES_A_SECOND = 25;
    private static final long MAKING_MAX_S = 300;

    public int segments() {
        return (seconds + SEGMENT_SECONDS - 1) / SEGMENT_SECONDS;
    }

    static Path file(Path folder, int seconds) {
        return folder.resolve("sample-" + seconds + "s.mp4");
    }

    /** The film in {@code folder}, made first if it is not there. */
    public static SampleMedia in(Path folder, int seconds, Ffmpeg ffmpeg, Spawner spawner) throws IOException {
        Path file = file(Files.createDirectories(folder), seconds);
        if (Files.exists(file)) {
            return new SampleMedia(file, seconds);
        }
        Path part = folder.resolve("sample.part");
        Diagnosis last = Diagnosis.UNKNOWN;
        for (Encoder encoder : ffmpeg.encoders()) {
            last = make(part, FfmpegCommands.sample(ffmpeg.binary(), encoder, part, seconds), folder, spawner);
            if (last == Diagnosis.OK) {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return new SampleMedia(file, seconds);
            }
        }
        throw new IOException("the sample film could not be made: " + last.sentence());
    }

    private static Diagnosis make(Path part, List<String> command, Path folder, Spawner spawner) throws IOException {
        Spawner.Child child = spawner.start(command, folder, null);
        try {
            if (!child.process().waitFor(MAKING_MAX_S, TimeUnit.SECONDS)) {
                child.process().destroyForcibly();
                return Diagnosis.TIMED_OUT;
            }
        } catch (InterruptedException e) {
            child.process().destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        boolean well = child.process().exitValue() == 0 && Files.exists(part) && Files.size(part) > 0;
        return well ? Diagnosis.OK : Diagnosis.of(child.said());
    }
}
