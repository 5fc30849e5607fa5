// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Films made for tests by the real ffmpeg, and other programs' view of what the edge makes of them. */
final class Films {
    private Films() {}

    static Path rich(Path folder) throws Exception {
        return rich(folder, 24);
    }

    /** 1280x720, two sound tracks, subtitles beside it; too modern a picture for any browser to take as it is. */
    static Path rich(Path folder, int seconds) throws Exception {
        Path film = Files.createDirectories(folder).resolve("rich.mkv");
        run(
                "ffmpeg",
                "-v",
                "error",
                "-nostdin",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=1280x720:rate=25:duration=" + seconds,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=" + seconds,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=880:duration=" + seconds,
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-map",
                "2:a",
                "-c:v",
                "mpeg4",
                "-q:v",
                "4",
                "-c:a",
                "aac",
                "-metadata:s:a:0",
                "language=eng",
                "-metadata:s:a:1",
                "language=fre",
                film.toString());
        Files.writeString(folder.resolve("rich.de.srt"), """
            1
            00:00:01,000 --> 00:00:03,500
            Guten Tag

            2
            00:00:10,000 --> 00:00:12,000
            Auf Wiedersehen
            """);
        return film;
    }

    /** {@code seconds} long, 640x360, a keyframe every two seconds, as every browser takes it. */
    static Path plain(Path folder, int seconds) throws Exception {
        Path film = Files.createDirectories(folder).resolve("plain.mp4");
        run(
                "ffmpeg",
                "-v",
                "error",
                "-nostdin",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=640x360:rate=25:duration=" + seconds,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=" + seconds,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-bf",
                "2",
                "-profile:v",
                "main",
                "-pix_fmt",
                "yuv420p",
                "-g",
                "50",
                "-c:a",
                "aac",
                "-movflags",
                "+faststart",
                film.toString());
        return film;
    }

    /** What a program says, all of it; it must succeed and complain about nothing. */
    static List<String> run(String... command) throws IOException, InterruptedException {
        Path complaints = Files.createTempFile("complaints", ".txt");
        Process process =
                new ProcessBuilder(command).redirectError(complaints.toFile()).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        int status = process.waitFor();
        String said = Files.readString(complaints);
        Files.delete(complaints);
        assertEquals("", said, String.join(" ", command));
        assertEquals(0, status, String.join(" ", command));
        return lines;
    }

    /** When each packet of a file's stream is shown, in seconds, sorted. */
    static List<Double> times(Path file, String stream) throws Exception {
        List<Double> times = new ArrayList<>();
        for (String line : run(
                "ffprobe",
                "-v",
                "error",
                "-select_streams",
                stream,
                "-show_entries",
                "packet=pts_time",
                "-of",
                "csv=p=0",
                file.toString())) {
            // side data leaves empty lines behind
            if (!line.isBlank()) {
                times.add(Double.parseDouble(line.replace(",", "")));
            }
        }
        times.sort(null);
        return times;
    }
}
