// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Flink job over files, as a process of its own. */
public final class FileScoring {
    private FileScoring() {}

    /** The job over {@code events} into the folder {@code out}, not yet started. */
    public static ProcessBuilder of(Home home, List<Path> events, Path out, int parallelism) {
        List<String> arguments = new ArrayList<>(List.of("--events"));
        events.forEach(file -> arguments.add(file.toString()));
        arguments.addAll(List.of("--out", out.toString(), "--parallelism", Integer.toString(parallelism)));
        return new ProcessBuilder(JavaCommand.of(
                home, "engine/scoring", "2g", "io.evenhand.scoring.io.ScoreFiles", arguments.toArray(String[]::new)));
    }
}
