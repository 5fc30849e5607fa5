// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.backup.Backup;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code evenhand backup}: everything that lasts of an installation that is stopped, into one folder. */
@Command(
        name = "backup",
        description =
                "Writes everything that lasts of this installation, which must be stopped, into a folder: the data "
                        + "in one file, the keys that open them in another.")
final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "not there yet, or empty")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        long bytes = new Backup(Home.of(System.getenv()), Terminal.standard()).write(folder.toAbsolutePath());
        System.out.println((bytes >> 20) + " MiB are kept in " + folder
                + ". keys.tar.gz opens everything: keep it apart from data.tar.gz.");
        return 0;
    }
}
