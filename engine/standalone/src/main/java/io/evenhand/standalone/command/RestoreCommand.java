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

/** {@code evenhand restore}: an installation from a backup. */
@Command(name = "restore", description = "Puts a backup where no installation is; one that is damaged changes nothing.")
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "with data.tar.gz and keys.tar.gz")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        Home home = Home.of(System.getenv());
        new Backup(home, Terminal.standard()).restore(folder.toAbsolutePath());
        String elsewhere = System.getenv("EVENHAND_VAR") == null ? "" : "EVENHAND_VAR=" + home.var() + " ";
        System.out.println("Restored into " + home.var() + "; '" + elsewhere + "./evenhand up' starts it.");
        return 0;
    }
}
