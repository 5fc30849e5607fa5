// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The film an edge without films makes for itself. */
final class SampleMedia {
    private static final long MAKING_MAX_MS = 300_000;

    private SampleMedia() {}

    static Path file(Path folder, int seconds) {
        return folder.resolve("sample-" + seconds + "s.mp4");
    }

    /** Makes the film in {@code folder} if it is not there. */
    static void in(Path folder, int seconds, Ffmpeg ffmpeg, Spawner spawner) throws IOException {
        Path file = file(Files.createDirectories(folder), seconds);
        if (Files.exists(file)) {
            return;
        }
        Path part = folder.resolve("sample.part");
        Diagnosis last = Diagnosis.UNKNOWN;
        for (Encoder encoder : ffmpeg.encoders()) {
            last = make(part, FfmpegCommands.sample(ffmpeg.binary(), encoder, part, seconds), folder, spawner);
            if (last == Diagnosis.OK) {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            }
        }
        throw new IOException("the sample film could not be made: " + last.sentence());
    }

    private static Diagnosis make(Path part, List<String> command, Path folder, Spawner spawner) throws IOException {
        Spawner.Child child = spawner.start(command, folder, null);
        if (!child.endsWithin(MAKING_MAX_MS)) {
            return Diagnosis.TIMED_OUT;
        }
        boolean well = child.process().exitValue() == 0 && Files.exists(part) && Files.size(part) > 0;
        return well ? Diagnosis.OK : Diagnosis.of(child.said());
    }
}
