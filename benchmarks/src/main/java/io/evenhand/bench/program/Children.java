// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.program;

import io.evenhand.standalone.process.Preflight;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Programs that a benchmark starts beside itself: where they listen, and how they end. */
public final class Children {
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(26_000);

    private Children() {}

    /** A port of its own, below those that the system gives to connections, one of which would take it before its program starts. */
    public static int freePort() {
        while (true) {
            int port = NEXT_PORT.getAndIncrement();
            if (Preflight.isFree(port)) {
                return port;
            }
        }
    }

    /** Asks a program to end, and ends it if it does not within that time. */
    public static void end(Process program, Duration patience) {
        program.destroy();
        try {
            if (!program.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                program.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            program.destroyForcibly();
        }
    }
}
