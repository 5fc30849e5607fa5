// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sweep before the first transcode: ends what an earlier edge on this folder left running, removes its files. */
public final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    private Orphans() {}

    /** Ends processes that encode films of {@code media}, which nobody but an edge on this folder does. */
    public static int end(Path media) {
        String argument = "file:" + media;
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> isEncoding(process, argument))
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

    private static boolean isEncoding(ProcessHandle process, String argument) {
        ProcessHandle.Info info = process.info();
        boolean ffmpeg =
                info.command().map(command -> command.endsWith("ffmpeg")).orElse(false);
        return ffmpeg
                && info.arguments()
                        .map(arguments -> Arrays.stream(arguments).anyMatch(given -> given.startsWith(argument)))
                        .orElse(false);
    }
}
