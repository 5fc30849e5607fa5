// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import io.evenhand.edge.library.AudioTrack;
import io.evenhand.edge.library.Film;
import io.evenhand.edge.library.Grid;
import io.evenhand.edge.library.Rate;
import io.evenhand.edge.library.TextTrack;
import io.evenhand.edge.playback.Packaging;
import io.evenhand.edge.playback.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The command lines the edge gives to ffmpeg, as a pure function of what is wanted.
 *
 * <p>No input but a local file, no protocol but files and pipes, no shell; the result goes into a pipe, so that ffmpeg
 * waits when nobody reads and never decides what is on the disk.
 */
final class FfmpegCommands {
    static final int SAMPLE_RATE = 25;
    private static final int AUDIO_BITRATE = 128_000;
    private static final List<String> QUIET = List.of("-hide_banner", "-nostdin", "-v", "error");
    private static final List<String> NO_NETWORK = List.of("-protocol_whitelist", "file,crypto,data,pipe");

    private FfmpegCommands() {}

    /** What makes {@code making} from segment {@code first} to the film's end. */
    static List<String> of(Path binary, Encoder encoder, String preset, Making making, int first) {
        if (making.recipe() instanceof Recipe.Picture picture) {
            return picture(binary, encoder, preset, making.film(), picture, first);
        }
        if (making.recipe() instanceof Recipe.Sound sound) {
            return sound(binary, making, sound, first);
        }
        return copy(binary, making, first);
    }

    /**
     * A new picture. Keyframes are forced on the grid and nothing is shown before it is decoded, so that every segment
     * begins and ends on its own, whatever encoder made it.
     */
    private static List<String> picture(
            Path binary, Encoder encoder, String preset, Film film, Recipe.Picture picture, int first) {
        Shape shape = picture.shape();
        List<String> command = start(binary);
        command.addAll(encoder.deviceArguments());
        command.addAll(encoder.decoding());
        command.addAll(input(film, first * Grid.SEGMENT_MS / 1_000.0));
        command.addAll(
                List.of("-map", film.isStill() ? "0:0" : "0:" + film.video().index(), "-an", "-sn", "-dn"));
        command.addAll(encoding(encoder, preset, shape, encoder.filter(shape)));
        if (picture.packaging() == Packaging.FMP4) {
            // parameter sets in the stream too: another encoder's frames then decode after this one's start
            command.addAll(List.of("-bsf:v", "dump_extra"));
        }
        command.addAll(packaged(picture.packaging()));
        return command;
    }

    private static List<String> encoding(Encoder encoder, String preset, Shape shape, String filter) {
        List<String> command = new ArrayList<>(List.of("-vf", filter));
        command.addAll(List.of("-r", shape.rate().spelled()));
        command.addAll(encoder.tuning(preset));
        command.addAll(List.of("-b:v", Integer.toString(shape.bitrate())));
        command.addAll(List.of("-maxrate", Integer.toString(shape.bitrateMax())));
        command.addAll(List.of("-bufsize", Integer.toString(shape.bitrateMax())));
        if (encoder == Encoder.X264 || encoder == Encoder.NVENC || encoder == Encoder.NVENC_WHOLE) {
            // the others spell levels in ways of their own and choose well by themselves
            command.addAll(List.of("-level:v", shape.level() / 10 + "." + shape.level() % 10));
        }
        command.addAll(List.of("-bf", "0", "-force_key_frames", "expr:gte(t,n_forced*2)"));
        command.addAll(List.of("-g", Long.toString(Math.round(shape.rate().value() * Grid.SEGMENT_MS / 1_000))));
        return command;
    }

    /** The film's own picture from a keyframe on. */
    private static List<String> copy(Path binary, Making making, int first) {
        List<String> command = start(binary);
        // a little late, because seeking goes to the keyframe before
        double from = first == 0 ? 0 : making.grid().startMs(first) / 1_000.0 + 0.005;
        command.addAll(input(making.film(), from));
        command.addAll(List.of("-map", "0:" + making.film().video().index(), "-an", "-sn", "-dn", "-c:v", "copy"));
        command.addAll(packaged(((Recipe.Copy) making.recipe()).packaging()));
        return command;
    }

    private static List<String> sound(Path binary, Making making, Recipe.Sound sound, int first) {
        Film film = making.film();
        AudioTrack track = film.audio().get(sound.track());
        List<String> command = start(binary);
        double from = making.soundClock().runFrom(first);
        if (film.isStill()) {
            double rest = film.durationMs() / 1_000.0 - from;
            command.addAll(List.of("-f", "lavfi", "-i", "anullsrc=r=" + Making.SAMPLE_RATE + ":cl=stereo"));
            command.addAll(List.of("-t", seconds(rest), "-map", "0:a"));
        } else {
            command.addAll(input(film, from));
            command.addAll(List.of("-map", "0:" + track.index()));
        }
        command.addAll(List.of("-vn", "-sn", "-dn", "-af", "aresample=async=1:first_pts=0"));
        command.addAll(List.of("-c:a", "aac", "-b:a", Integer.toString(AUDIO_BITRATE), "-ac", "2"));
        command.addAll(List.of("-ar", Integer.toString(Making.SAMPLE_RATE), "-f", "adts", "pipe:1"));
        return command;
    }

    /** Subtitles as one WebVTT file. */
    static List<String> text(Path binary, Film film, TextTrack track) {
        List<String> command = start(binary);
        command.addAll(NO_NETWORK);
        Path beside = track.beside();
        if (beside != null) {
            // what it is called and nothing else: a file that is a list of other files would have those read
            command.addAll(
                    List.of("-f", beside.toString().toLowerCase(Locale.ROOT).endsWith(".vtt") ? "webvtt" : "srt"));
        }
        Path file = beside == null ? film.file() : beside;
        command.addAll(List.of("-i", "file:" + file, "-map", "0:" + track.index()));
        command.addAll(List.of("-c:s", "webvtt", "-f", "webvtt", "pipe:1"));
        return command;
    }

    private static final Shape PROBED = new Shape("probe", 1_280, 720, new Rate(SAMPLE_RATE, 1), 2_800_000);

    /** A two-frame encode at 720p; of {@code film}, from its decoding on, where all is to stay on the device. */
    static List<String> probe(Path binary, Encoder encoder, Path film) {
        List<String> command = start(binary);
        command.addAll(encoder.deviceArguments());
        if (encoder.isWhole()) {
            command.addAll(encoder.decoding());
            command.addAll(NO_NETWORK);
            command.addAll(List.of("-i", "file:" + film, "-frames:v", "2"));
        } else {
            command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=25", "-frames:v", "2"));
        }
        command.addAll(List.of("-vf", encoder.filter(PROBED)));
        command.addAll(encoder.tuning("ultrafast"));
        command.addAll(List.of("-f", "null", "-"));
        return command;
    }

    /** A film of four frames for probes that decode. */
    static List<String> probeFilm(Path binary, Encoder encoder, Path target) {
        List<String> command = start(binary);
        command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=25", "-frames:v", "4"));
        command.addAll(List.of("-vf", encoder.filter(PROBED)));
        command.addAll(encoder.tuning("ultrafast"));
        command.addAll(List.of("-f", "mp4", target.toString()));
        return command;
    }

    /** One segment of pictures that are hard to encode, at the size, rate and bits that films will have. */
    static List<String> calibration(Path binary, Encoder encoder, String preset, Shape shape) {
        List<String> command = start(binary);
        command.addAll(encoder.deviceArguments());
        command.addAll(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=" + shape.width() + "x" + shape.height() + ":rate="
                        + shape.rate().spelled() + ",noise=alls=12:allf=t"));
        command.addAll(List.of("-t", "2"));
        command.addAll(encoding(encoder, preset, shape, encoder.filterOfOwn(shape)));
        command.addAll(packaged(Packaging.FMP4));
        return command;
    }

    /** The sample film: moving bars and a tone, made here so that nobody's film is needed. */
    static List<String> sample(Path binary, Encoder encoder, Path target, int seconds) {
        Shape shape = new Shape("sample", 1_280, 720, new Rate(SAMPLE_RATE, 1), 3_000_000);
        List<String> command = start(binary);
        command.addAll(encoder.deviceArguments());
        command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=" + SAMPLE_RATE));
        command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"));
        command.addAll(List.of("-t", Integer.toString(seconds), "-vf", encoder.filterOfOwn(shape)));
        command.addAll(encoder.tuning("ultrafast"));
        command.addAll(List.of("-b:v", "3M", "-g", "50", "-c:a", "aac", "-b:a", "128k", "-ac", "2"));
        command.addAll(List.of("-movflags", "+faststart", "-f", "mp4", "-y", target.toString()));
        return command;
    }

    private static List<String> input(Film film, double from) {
        if (film.isStill()) {
            double rest = film.durationMs() / 1_000.0 - from;
            return List.of(
                    "-protocol_whitelist",
                    "file",
                    "-loop",
                    "1",
                    "-framerate",
                    film.video().rate().spelled(),
                    "-t",
                    seconds(rest),
                    "-i",
                    "file:" + film.file());
        }
        List<String> command = new ArrayList<>(NO_NETWORK);
        command.addAll(List.of("-ss", seconds(from), "-i", "file:" + film.file()));
        return command;
    }

    private static List<String> packaged(Packaging packaging) {
        return switch (packaging) {
            case FMP4 ->
                List.of(
                        "-video_track_timescale",
                        "90000",
                        "-movflags",
                        "+frag_keyframe+empty_moov+default_base_moof+negative_cts_offsets+skip_trailer",
                        "-f",
                        "mp4",
                        "pipe:1");
            case TS -> List.of("-muxdelay", "0", "-muxpreload", "0", "-f", "mpegts", "pipe:1");
        };
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.6f", seconds);
    }

    private static List<String> start(Path binary) {
        List<String> command = new ArrayList<>();
        command.add(binary.toString());
        command.addAll(QUIET);
        return command;
    }
}
