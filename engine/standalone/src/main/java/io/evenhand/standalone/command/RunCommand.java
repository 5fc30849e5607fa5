// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.process.ArgumentFile;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.ShippedProgram;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code evenhand run PROGRAM}: one program without the others, for systemd, clusters and edges on other machines.
 *
 * <p>It prints the file of arguments with which the launcher then puts the program into its own place, so that nothing
 * stands between the program and the signals of whoever started it.
 */
@Command(
        name = "run",
        description = "Runs one program by itself in the foreground, with the settings of its environment "
                + "(docs/operate.md), until SIGTERM or Ctrl-C. Nothing else is started.")
final class RunCommand implements Callable<Integer> {
    private static final Pattern HEAP = Pattern.compile("[1-9][0-9]*[mMgG]");

    @Parameters(paramLabel = "PROGRAM", description = "intake, scoring, casework or edge")
    private ShippedProgram program = ShippedProgram.EDGE;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description =
                    "the most memory for its objects, such as 2g (intake and edge 256m, casework 384m, scoring 768m)")
    private @Nullable String heap;

    @Override
    public Integer call() throws IOException {
        if (heap != null && !HEAP.matcher(heap).matches()) {
            throw new UnusableArgument("--heap takes a size such as 512m or 2g");
        }
        Home home = Home.of(System.getenv());
        List<String> words = program.commandInPlace(home, heap == null ? program.heap() : heap);
        System.out.println(ArgumentFile.write(
                home.folder("run").resolve(program.label() + ".start"), words.subList(1, words.size())));
        return 0;
    }
}
