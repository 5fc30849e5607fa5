// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import io.evenhand.edge.library.Inspector;
import io.evenhand.edge.library.Keyframes;
import io.evenhand.edge.library.UnusableFilmException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks into files that nobody vouches for, with an ffprobe that may use only so much memory, time and output, opens
 * nothing but the one file, and knows no format that names other files.
 */
public final class Ffprobe implements Inspector {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final long MOST_MS = 20_000;
    private static final int SAID_MAX = 1 << 20;
    private static final int KEYS_SAID_MAX = 32 << 20;
    private static final long MEMORY_MAX = 2L << 30;
    private static final int CPU_S_MAX = 15;
    private static final String FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mpegts,avi,mpeg";

    private final Path binary;
    private final Spawner spawner;
    private final Path folder;

    public Ffprobe(Path binary, Spawner spawner, Path folder) {
        this.binary = binary;
        this.spawner = spawner;
        this.folder = folder;
    }

    /** The ffprobe that came with an ffmpeg. */
    static Path beside(Path ffmpeg) {
        Path near = ffmpeg.resolveSibling("ffprobe");
        return Files.isExecutable(near) ? near : Path.of("ffprobe");
    }

    @Override
    public byte[] inspect(Path file) throws IOException, UnusableFilmException {
        return run(inspection(binary, file), SAID_MAX);
    }

    @Override
    public Keyframes keyframes(Path file, int stream) throws IOException, UnusableFilmException {
        return Keyframes.read(new String(run(packets(binary, file, stream), KEYS_SAID_MAX), StandardCharsets.US_ASCII));
    }

    static List<String> inspection(Path binary, Path file) {
        List<String> command = start(binary);
        command.addAll(List.of("-probesize", "10M", "-analyzeduration", "10M"));
        command.addAll(List.of("-show_format", "-show_streams", "-of", "json", "file:" + file));
        return command;
    }

    static List<String> packets(Path binary, Path file, int stream) {
        List<String> command = start(binary);
        command.addAll(
                List.of("-select_streams", Integer.toString(stream), "-show_entries", "packet=pts_time,size,flags"));
        command.addAll(List.of("-of", "csv=p=0", "file:" + file));
        return command;
    }

    private static List<String> start(Path binary) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(PRLIMIT)) {
            command.addAll(List.of(PRLIMIT.toString(), "--as=" + MEMORY_MAX, "--cpu=" + CPU_S_MAX, "--nproc=4096"));
            command.addAll(List.of("--fsize=0", "--core=0", "--"));
        }
        command.addAll(List.of(binary.toString(), "-v", "error", "-protocol_whitelist", "file"));
        command.addAll(List.of("-format_whitelist", FORMATS));
        return command;
    }

    private byte[] run(List<String> command, int saidMax) throws IOException, UnusableFilmException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        boolean[] much = new boolean[1];
        Spawner.Child child = spawner.start(command, folder, pipe -> much[0] = gather(pipe, said, saidMax));
        if (!child.endsWithin(MOST_MS)) {
            throw new UnusableFilmException("it could not be looked into in " + MOST_MS / 1_000 + " s");
        }
        child.awaitSilence();
        if (much[0]) {
            throw new UnusableFilmException("it has more parts than any film");
        }
        if (child.process().exitValue() != 0) {
            throw new UnusableFilmException("it is in no format that is played here, or damaged");
        }
        return said.toByteArray();
    }

    /** True if it was more than {@code most}; the rest is not read, which ends ffprobe. */
    private static boolean gather(InputStream pipe, ByteArrayOutputStream said, int most) {
        byte[] piece = new byte[8_192];
        try (InputStream in = pipe) {
            for (int read = in.read(piece); read > 0; read = in.read(piece)) {
                if (said.size() + read > most) {
                    return true;
                }
                said.write(piece, 0, read);
            }
        } catch (IOException e) {
            // killed; its exit status says so
            return false;
        }
        return false;
    }
}
