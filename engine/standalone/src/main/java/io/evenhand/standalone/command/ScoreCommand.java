// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.process.Errand;
import io.evenhand.standalone.process.FileScoring;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evenhand score}: the Flink job over files, in a process of its own. */
@Command(
        name = "score",
        description = "Runs the Flink job over files of events and writes assessments, networks and dead letters.")
final class ScoreCommand implements Callable<Integer> {
    @Option(names = "--events", required = true, arity = "1..*", description = "NDJSON, gzipped if it ends in .gz")
    private List<Path> events = List.of();

    @Option(names = "--out", required = true, description = "the folder for the results")
    private Path out = Path.of(".");

    @Option(names = "--parallelism", defaultValue = "1", description = "parallel subtasks (default: 1)")
    private int parallelism;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (parallelism < 1 || parallelism > 128) {
            throw new UnusableArgument("--parallelism must be between 1 and 128");
        }
        Home home = Home.of(System.getenv());
        ProcessBuilder builder = FileScoring.of(
                        home, events.stream().map(UnusableArgument::readable).toList(), out, parallelism)
                .inheritIO();
        builder.environment().putIfAbsent("EVENHAND_VAR", home.var().toString());
        return Errand.run(builder);
    }
}
