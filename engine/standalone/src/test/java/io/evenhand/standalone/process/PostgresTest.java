// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server that starts is the one that came with this release, whatever earlier ones and crashes left. */
class PostgresTest {
    @TempDir
    Path folder;

    @Test
    void programsOfAnEarlierReleaseAreReplacedAndThoseOfThisOneAreKept() throws IOException {
        Path server = folder.resolve("postgres/programs-" + Postgres.VERSION + "/bin/postgres");
        Files.createDirectories(server.getParent());
        Files.writeString(server, "of an earlier release");
        Postgres postgres = new Postgres(new Home(folder, folder), 1);
        postgres.unpack();
        assertTrue(Files.isExecutable(server) && Files.size(server) > 1_000_000);
        FileTime unpacked = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(server, unpacked);
        postgres.unpack();
        assertEquals(unpacked, Files.getLastModifiedTime(server));
    }

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
