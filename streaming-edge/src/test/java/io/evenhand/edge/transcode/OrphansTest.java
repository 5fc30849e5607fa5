// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edge ends what an earlier one left in its folder, and no other program's work on the same films. */
class OrphansTest {
    @TempDir
    private Path folder;

    /** A program of that name which does nothing for a minute. */
    private Process ffmpeg(Path place) throws IOException {
        Path program = folder.resolve("ffmpeg");
        if (!Files.exists(program)) {
            Files.copy(Path.of("/bin/sleep").toRealPath(), program, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        return new ProcessBuilder(program.toString(), "60")
                .directory(Files.createDirectories(place).toFile())
                .start();
    }

    @Test
    void onlyWhatWorksInItsOwnFolder() throws Exception {
        Path own = folder.resolve("edge-1");
        Process left = ffmpeg(own.resolve("transcode/film/v-720p-ts"));
        Process ofAnotherEdge = ffmpeg(folder.resolve("edge-10/transcode"));
        try {
            assertEquals(1, Orphans.end(own));
            assertTrue(left.waitFor(10, TimeUnit.SECONDS));
            assertTrue(ofAnotherEdge.isAlive());
            assertEquals(0, Orphans.end(own));
        } finally {
            left.destroyForcibly();
            ofAnotherEdge.destroyForcibly();
        }
    }
}
