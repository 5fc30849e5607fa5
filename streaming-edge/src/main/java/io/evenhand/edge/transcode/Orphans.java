// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sweep before the first transcode: ends what an earlier edge on this folder left running, removes its files. */
public final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    private Orphans() {}

    /**
     * Ends the ffmpeg processes that work in {@code folder}, which one edge has at a time. What others do with the same films,
     * be it another edge or a media server, is left alone.
     */
    public static int end(Path folder) throws IOException {
        Path real = folder.toRealPath();
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(process -> isFfmpeg(process) && worksIn(process, real))
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        if (!left.isEmpty()) {
            LOG.warn("{} transcodes of an earlier edge were still running and were ended", left.size());
        }
        return left.size();
    }

    /** Deletes a folder and everything in it. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static boolean isFfmpeg(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("ffmpeg") || command.endsWith("ffprobe"))
                .orElse(false);
    }

    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .startsWith(folder);
        } catch (IOException e) {
            // it ended meanwhile, is somebody else's, or this system tells of no process where it works
            return false;
        }
    }
}
