// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines the edge gives to ffmpeg; no input but a local file, no protocol but files and pipes. */
final class FfmpegCommands {
    private static final List<String> QUIET = List.of("-hide_banner", "-nostdin", "-v", "error");
    private static final List<String> NO_NETWORK = List.of("-protocol_whitelist", "file,crypto,data,pipe");

    private FfmpegCommands() {}

    /** A two-frame encode at 720p. */
    static List<String> probe(Path binary, Encoder encoder) {
        List<String> command = start(binary);
        command.addAll(encoder.deviceArguments());
        command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=25", "-frames:v", "2"));
        command.addAll(List.of("-vf", encoder.filter(Rung.P720)));
        command.addAll(encoder.tuning("ultrafast"));
        command.addAll(List.of("-f", "null", "-"));
        return command;
    }

    /** The sample film: moving bars and a tone, made here so that nobody's film is needed. */
    static List<String> sample(Path binary, Encoder encoder, Path target, int seconds) {
        List<String> command = start(binary);
        command.addAll(encoder.deviceArguments());
        command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=" + SampleMedia.FRAMES_A_SECOND));
        command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"));
        command.addAll(List.of("-t", Integer.toString(seconds), "-vf", encoder.filter(Rung.P720)));
        command.addAll(encoder.tuning("ultrafast"));
        command.addAll(List.of("-b:v", "3M", "-g", "50", "-c:a", "aac", "-b:a", "128k", "-ac", "2"));
        command.addAll(List.of("-movflags", "+faststart", "-f", "mp4", "-y", target.toString()));
        return command;
    }

    /**
     * Segments from {@code first} to the end, one file each, their names on standard output as each is complete.
     *
     * <p>Keyframes are forced on the grid, so a segment made by a run that began elsewhere fits between its neighbours;
     * the initial offset puts its clock where the player expects it.
     */
    static List<String> segments(Path binary, Encoder encoder, Path media, Rung rung, int first, String preset) {
        int seconds = first * SampleMedia.SEGMENT_SECONDS;
        List<String> command = start(binary);
        command.addAll(encoder.deviceArguments());
        command.addAll(NO_NETWORK);
        command.addAll(List.of("-ss", Integer.toString(seconds), "-i", media.toString()));
        command.addAll(List.of("-map", "0:v:0", "-map", "0:a:0", "-vf", encoder.filter(rung)));
        command.addAll(encoder.tuning(preset));
        command.addAll(List.of("-b:v", Integer.toString(rung.videoBitrate())));
        command.addAll(List.of("-maxrate", Integer.toString(rung.videoBitrateMax())));
        command.addAll(List.of("-bufsize", Integer.toString(rung.videoBitrate() * 2)));
        if (encoder == Encoder.X264 || encoder == Encoder.NVENC) {
            // the others spell levels in ways of their own and choose well by themselves
            command.addAll(List.of("-level:v", rung.level()));
        }
        command.addAll(List.of("-force_key_frames", "expr:gte(t,n_forced*" + SampleMedia.SEGMENT_SECONDS + ")"));
        command.addAll(List.of("-g", Integer.toString(SampleMedia.FRAMES_A_SECOND * SampleMedia.SEGMENT_SECONDS)));
        command.addAll(List.of("-c:a", "aac", "-b:a", Integer.toString(rung.audioBitrate()), "-ac", "2"));
        command.addAll(List.of("-muxdelay", "0", "-muxpreload", "0", "-f", "segment"));
        command.addAll(List.of("-segment_time", Integer.toString(SampleMedia.SEGMENT_SECONDS)));
        command.addAll(List.of("-segment_time_delta", "0.02", "-segment_format", "mpegts"));
        command.addAll(List.of("-initial_offset", Integer.toString(seconds)));
        command.addAll(List.of("-segment_start_number", Integer.toString(first)));
        command.addAll(List.of("-segment_list", "pipe:1", "-segment_list_type", "csv", "%05d.ts"));
        return command;
    }

    private static List<String> start(Path binary) {
        List<String> command = new ArrayList<>();
        command.add(binary.toString());
        command.addAll(QUIET);
        return command;
    }
}
