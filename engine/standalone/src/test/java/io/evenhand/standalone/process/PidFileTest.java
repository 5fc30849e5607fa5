// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is found again by its id and the time it started at, and a stranger with the same id is not. */
class PidFileTest {
    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void home() {
        home = new Home(folder, folder);
    }

    @Test
    void findsTheProcessItWasGiven() {
        PidFile file = PidFile.of(home, "me");
        file.write(ProcessHandle.current());
        assertEquals(ProcessHandle.current().pid(), file.process().orElseThrow().pid());
        assertEquals("me", PidFile.all(home).get(0).name());
    }

    @Test
    void doesNotTakeAStrangerForIt() throws Exception {
        PidFile file = PidFile.of(home, "me");
        Files.writeString(home.run().resolve("me.pid"), ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z\n");
        assertTrue(file.process().isEmpty());
    }

    @Test
    void knowsNothingFromARuinedFile() throws Exception {
        for (String ruin : new String[] {"", "x", "12", "-1 y", "99999999999999999999 z"}) {
            Files.writeString(home.run().resolve("me.pid"), ruin);
            assertTrue(PidFile.of(home, "me").process().isEmpty(), ruin);
        }
    }
}
