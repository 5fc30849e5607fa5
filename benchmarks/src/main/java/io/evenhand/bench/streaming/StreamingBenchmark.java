// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.streaming;

import io.evenhand.standalone.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Q20 to Q24: what streaming costs beside bare ffmpeg, how many may watch, and how soon they stop. */
public final class StreamingBenchmark {
    private static final List<String> ALL = List.of("Q20", "Q21", "Q22", "Q23", "Q24");

    private StreamingBenchmark() {}

    /** {@code [QUESTION...]}, all if none is named. */
    public static void main(String[] arguments) throws Exception {
        Set<String> asked = new TreeSet<>(arguments.length == 0 ? ALL : List.of(arguments));
        if (!ALL.containsAll(asked)) {
            System.err.println("benchmarks/run streaming [QUESTION...]: there are " + String.join(", ", ALL));
            System.exit(2);
        }
        System.out.printf(
                Locale.ROOT,
                "java %s, commit %s, %d processors, load %s%n",
                System.getProperty("java.version"),
                System.getProperty("evenhand.commit", "unknown"),
                Runtime.getRuntime().availableProcessors(),
                Files.readString(Path.of("/proc/loadavg")).strip());
        Path folder = Files.createTempDirectory("evenhand-streaming");
        try (Feed feed = new Feed()) {
            ask(folder, feed, asked);
        } finally {
            Home.deleteTree(folder);
        }
    }

    private static void ask(Path folder, Feed feed, Set<String> asked) throws IOException, InterruptedException {
        if (asked.contains("Q20") || asked.contains("Q24")) {
            Path films = folder.resolve("large");
            Path large = Clips.large(films);
            try (EdgeProcess edge = edge(folder, feed, films)) {
                if (asked.contains("Q20")) {
                    FirstSegments.run(edge, large);
                }
                if (asked.contains("Q24")) {
                    PolicyShare.run(folder, edge);
                }
            }
        }
        if (asked.contains("Q21") || asked.contains("Q22")) {
            Path films = folder.resolve("usual");
            Path usual = Clips.usual(films);
            try (EdgeProcess edge = edge(folder, feed, films)) {
                if (asked.contains("Q21")) {
                    DirectViewers.run(edge, usual);
                }
                if (asked.contains("Q22")) {
                    Revocations.run(edge, feed);
                }
            }
        }
        if (asked.contains("Q23")) {
            Path films = Files.createDirectories(folder.resolve("many"));
            Path long1 = Clips.repeated(
                    Clips.large(folder.resolve("large-once")), Crowd.REPEATS, films.resolve("film-1.mp4"));
            for (int n = 2; n <= Crowd.FILMS; n++) {
                Files.createLink(films.resolve("film-" + n + ".mp4"), long1);
            }
            Crowd.run(folder, films, feed);
        }
    }

    private static EdgeProcess edge(Path folder, Feed feed, Path films) throws IOException, InterruptedException {
        return new EdgeProcess(folder, feed, Map.of("EVENHAND_EDGE_MEDIA", films.toString()));
    }
}
