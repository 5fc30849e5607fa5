// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lock that nobody holds any more does not keep the server from starting, whatever a crash left of it. */
class PostgresTest {
    @TempDir
    Path folder;

    @Test
    void aLockThatNamesNoServerOfOursIsRemoved() throws IOException {
        Home home = new Home(folder, folder);
        Path lock = Files.createDirectories(folder.resolve("postgres/data")).resolve("postmaster.pid");
        Postgres postgres = new Postgres(home, 1);
        String mine = ProcessHandle.current().pid() + "\n";
        for (String left : new String[] {"", "\n", "no number\n", mine}) {
            Files.writeString(lock, left);
            postgres.removeStaleLock();
            assertFalse(Files.exists(lock), left);
        }
        assertTrue(ProcessHandle.current().isAlive(), "a stranger who has the number now is left alone");
    }
}
