// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.streaming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Films made for the occasion: moving bars and a tone. */
final class Clips {
    static final int SECONDS = 30;

    private Clips() {}

    /** 1280x720, 30 s. */
    static Path large(Path folder) throws IOException, InterruptedException {
        return made(Files.createDirectories(folder).resolve("large.mp4"), "1280x720", List.of());
    }

    /** 854x480 at 2 Mbit/s, 30 s: what a file of that size is usually like. */
    static Path usual(Path folder) throws IOException, InterruptedException {
        return made(
                Files.createDirectories(folder).resolve("usual.mp4"),
                "854x480",
                List.of("-b:v", "1850k", "-maxrate", "1850k", "-bufsize", "1850k"));
    }

    /** {@code film} over and over, {@code times}. */
    static Path repeated(Path film, int times, Path target) throws IOException, InterruptedException {
        run(List.of(
                "ffmpeg",
                "-v",
                "error",
                "-nostdin",
                "-stream_loop",
                Integer.toString(times - 1),
                "-i",
                film.toString(),
                "-c",
                "copy",
                "-movflags",
                "+faststart",
                target.toString()));
        return target;
    }

    private static Path made(Path film, String size, List<String> rate) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i"));
        command.add("testsrc2=size=" + size + ":rate=25:duration=" + SECONDS);
        command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=" + SECONDS));
        command.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-profile:v", "main"));
        command.addAll(rate);
        command.addAll(List.of("-pix_fmt", "yuv420p", "-g", "50", "-c:a", "aac", "-movflags", "+faststart"));
        command.add(film.toString());
        run(command);
        return film;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("failed: " + command);
        }
    }
}
