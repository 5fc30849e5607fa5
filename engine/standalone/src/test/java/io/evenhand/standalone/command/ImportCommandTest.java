// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.standalone.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history that cannot be read to its end leaves no file that could be taken for the history. */
class ImportCommandTest {
    @TempDir
    Path folder;

    @Test
    void whatIsNoDatabaseLeavesTheEventsThatWereThere() throws IOException {
        Path database = Files.writeString(folder.resolve("tautulli.db"), "this is no database");
        Path out = Files.createDirectories(folder.resolve("out"));
        Path events = Files.writeString(out.resolve("events.ndjson.gz"), "of an earlier import");
        try (Console console = new Console(folder)) {
            int status = Main.execute(
                    "import", "tautulli", database.toString(), "--account", "acc-1", "--out", out.toString());
            assertEquals(2, status, console::complained);
        }
        assertEquals("of an earlier import", Files.readString(events));
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(List.of(events), files.toList());
        }
    }
}
