// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.release.Release;
import io.evenhand.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evenhand dist}: what was built, as one archive that runs where nothing can be built. */
@Command(
        name = "dist",
        description =
                "Packs this checkout, built, into one archive that runs with a Java runtime alone, with checksums, "
                        + "bills of materials and licences.")
final class DistCommand implements Callable<Integer> {
    @Option(names = "--to", paramLabel = "FOLDER", description = "where to (default: target)")
    private @Nullable Path folder;

    @Override
    public Integer call() throws IOException {
        Home home = Home.of(System.getenv());
        Terminal terminal = Terminal.standard();
        Path made = Release.write(
                home,
                folder == null ? home.root().resolve("target") : folder.toAbsolutePath(),
                done -> terminal.progress("packing", done, ""));
        System.out.println(
                (Files.size(made) >> 20) + " MiB in " + made + ", its checksum beside it. Unpack it anywhere "
                        + "with a Java 17 or newer and run ./evenhand there.");
        return 0;
    }
}
