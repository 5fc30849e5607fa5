// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.process.Errand;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.ShippedProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be asked of the edge's program without a running edge. */
@Command(
        name = "edge",
        description = "Looks at what this machine can stream with, and at what keeps an edge from its work.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {EdgeCommand.Probe.class, EdgeCommand.Doctor.class})
final class EdgeCommand {
    private EdgeCommand() {}

    /** Has every encoder encode something, and says of each that fails why, and what to do. */
    @Command(
            name = "probe",
            description =
                    "Tries every video encoder by really encoding, measures how fast those are that work, and says "
                            + "for the others why not and what to do.")
    static final class Probe implements Callable<Integer> {
        @Option(names = "--report", description = "also write it into a file that can be sent in")
        private @Nullable Path report;

        @Override
        public Integer call() throws IOException, InterruptedException {
            String[] words =
                    report == null ? new String[] {"probe"} : new String[] {"probe", "--report", report.toString()};
            return Errand.run(
                    new ProcessBuilder(ShippedProgram.EDGE.command(Home.of(System.getenv()), words)).inheritIO());
        }
    }

    /** Asks the edge's program what is in its way here; the settings are those an edge would start with. */
    @Command(
            name = "doctor",
            description =
                    "Looks for whatever keeps an edge from its work here, whether it runs or not: the feed, its age, "
                            + "clocks, keys, the folder, the disk, ffmpeg, ports. Says of each what to do (exit status 1 if it "
                            + "found something).")
    static final class Doctor implements Callable<Integer> {
        @Override
        public Integer call() throws IOException, InterruptedException {
            Home home = Home.of(System.getenv());
            ProcessBuilder program = new ProcessBuilder(ShippedProgram.EDGE.command(home, "doctor"));
            program.environment().putIfAbsent("EVENHAND_VAR", home.var().toString());
            return Errand.run(program.inheritIO());
        }
    }
}
