// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A program of ours that does one thing and ends, with this process at the latest; its temporary files go with it. */
public final class Errand {
    private static final long STOP_PATIENCE_SECONDS = 5;

    private final Process process;
    private final Path temporary;

    private Errand(Process process, Path temporary) {
        this.process = process;
        this.temporary = temporary;
    }

    /**
     * Starts a program, waits for its end and returns its exit status.
     *
     * @param program whose words are those of {@link JavaCommand}; Flink, for one, leaves 24 MB in a temporary folder
     *     even where nobody kills it
     */
    public static int run(ProcessBuilder program) throws IOException, InterruptedException {
        Path temporary = Files.createTempDirectory("evenhand");
        program.command().add(1, JavaCommand.temporaryIn(temporary));
        Errand errand = started(program, temporary);
        Runtime.getRuntime().addShutdownHook(new Thread(errand::stop, "stop-" + errand.process.pid()));
        try {
            return errand.process.waitFor();
        } finally {
            errand.clean();
        }
    }

    private static Errand started(ProcessBuilder program, Path temporary) throws IOException {
        try {
            return new Errand(program.start(), temporary);
        } catch (IOException e) {
            Files.delete(temporary);
            throw e;
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (process.waitFor(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                clean();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void clean() {
        try {
            Home.deleteTree(temporary);
        } catch (IOException | UncheckedIOException e) {
            // something that the program started writes there still; the system tidies its temporary folder some day
        }
    }
}
