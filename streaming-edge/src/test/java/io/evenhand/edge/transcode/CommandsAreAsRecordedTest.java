// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.evenhand.edge.library.AudioTrack;
import io.evenhand.edge.library.Film;
import io.evenhand.edge.library.Grid;
import io.evenhand.edge.library.Rate;
import io.evenhand.edge.library.TextTrack;
import io.evenhand.edge.library.VideoTrack;
import io.evenhand.edge.playback.Packaging;
import io.evenhand.edge.playback.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every command line, against a file of those that were looked at; it is written anew where it is missing. */
class CommandsAreAsRecordedTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/commands.txt");
    private static final Path BINARY = Path.of("/usr/bin/ffmpeg");
    private static final Rate RATE = new Rate(24_000, 1_001);
    private static final Film FILM = new Film(
            "film",
            Path.of("/films/a film; $(with) 'a' \"name\".mkv"),
            "matroska,webm",
            60_000,
            4_000_000,
            new VideoTrack(0, "hevc", "Main", 120, 1_920, 1_080, RATE, "yuv420p"),
            List.of(new AudioTrack(2, "ac3", "", 6, 48_000, "eng")),
            List.of(new TextTrack(3, "de", null), new TextTrack(0, "fr", Path.of("/films/film.fr.srt"))));

    private static Making picture(Film film, Packaging packaging) {
        Shape shape = new Shape("720p", 1_280, 720, film.video().rate(), 2_800_000);
        return new Making(film, new Recipe.Picture(shape, packaging), film.grid());
    }

    @Test
    void noneChangesUnnoticed() throws Exception {
        List<String> lines = new ArrayList<>();
        for (Encoder encoder : Encoder.values()) {
            add(lines, "probe " + encoder, FfmpegCommands.probe(BINARY, encoder, Path.of("/probe/film.mp4")));
            add(
                    lines,
                    "picture " + encoder,
                    FfmpegCommands.of(BINARY, encoder, "veryfast", picture(FILM, Packaging.FMP4), 7));
        }
        Encoder x264 = Encoder.X264;
        add(lines, "picture in ts", FfmpegCommands.of(BINARY, x264, "veryfast", picture(FILM, Packaging.TS), 0));
        add(
                lines,
                "calibration",
                FfmpegCommands.calibration(
                        BINARY,
                        x264,
                        "veryfast",
                        ((Recipe.Picture) picture(FILM, Packaging.TS).recipe()).shape()));
        Grid cuts = Grid.atKeyframes(new long[] {0, 4_171, 9_009}, 60_000);
        add(
                lines,
                "calibration on the device",
                FfmpegCommands.calibration(
                        BINARY,
                        Encoder.VAAPI_WHOLE,
                        "",
                        ((Recipe.Picture) picture(FILM, Packaging.TS).recipe()).shape()));
        add(lines, "film to probe with", FfmpegCommands.probeFilm(BINARY, x264, Path.of("/probe/film.mp4")));
        add(
                lines,
                "copy",
                FfmpegCommands.of(BINARY, x264, "", new Making(FILM, new Recipe.Copy(Packaging.FMP4), cuts), 1));
        add(lines, "sound", FfmpegCommands.of(BINARY, x264, "", new Making(FILM, new Recipe.Sound(0), FILM.grid()), 7));
        Film still =
                Film.still("s", Path.of("/s.png"), 60_000, new VideoTrack(0, "png", "", 0, 1_280, 720, RATE, "rgb24"));
        add(lines, "slate", FfmpegCommands.of(BINARY, x264, "veryfast", picture(still, Packaging.TS), 3));
        add(
                lines,
                "silence",
                FfmpegCommands.of(BINARY, x264, "", new Making(still, Making.silence(), still.grid()), 3));
        add(lines, "text inside", FfmpegCommands.text(BINARY, FILM, FILM.texts().get(0)));
        add(lines, "text beside", FfmpegCommands.text(BINARY, FILM, FILM.texts().get(1)));
        add(lines, "inspection", Ffprobe.inspection(Path.of("/usr/bin/ffprobe"), FILM.file()));
        add(lines, "packets", Ffprobe.packets(Path.of("/usr/bin/ffprobe"), FILM.file(), 0));
        if (!Files.exists(GOLDEN)) {
            Files.write(GOLDEN, lines);
        }
        assertEquals(String.join("\n", Files.readAllLines(GOLDEN)), String.join("\n", lines));
    }

    /** One word a line, as the program gets them: nothing is quoted, because no shell reads it. */
    private static void add(List<String> lines, String what, List<String> command) {
        lines.add("# " + what);
        lines.addAll(command);
        assertFalse(command.contains("-y") || command.stream().anyMatch(word -> word.startsWith("http")), what);
    }
}
