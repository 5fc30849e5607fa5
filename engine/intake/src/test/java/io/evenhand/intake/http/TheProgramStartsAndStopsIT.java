// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, with no log to write to: it lives, says so, and ends when it is told to. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class TheProgramStartsAndStopsIT {
    @TempDir
    Path folder;

    @Test
    void withoutALogItLivesButIsNotReadyAndStopsInTime() throws Exception {
        int port = freePort();
        Process process = start(port, freePort());
        try {
            Http http = new Http(port);
            awaitAlive(http, process);
            assertEquals(503, http.get("/readyz").statusCode());
            assertEquals(
                    "rw-------",
                    java.nio.file.attribute.PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("secrets/intake-keys"))));
            String key = Files.readString(folder.resolve("secrets/intake-keys")).split("\\s+", -1)[1];
            String line =
                    "{\"id\":\"e-1\",\"type\":\"account.created\",\"at\":\"2026-01-01T00:00:00Z\",\"account\":\"a\"}";
            assertEquals(
                    503,
                    http.post("/v1/events", "text/plain", line, "X-Api-Key", key)
                            .statusCode());
            long start = System.nanoTime();
            process.destroy();
            assertTrue(process.waitFor(10, TimeUnit.SECONDS), "stops within 10 s");
            System.out.println("stopped after " + (System.nanoTime() - start) / 1_000_000 + " ms");
            assertFalse(Files.readString(folder.resolve("out")).contains(key), "no secret in the log");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aPortInUseIsNamedInOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Process process = start(port, freePort());
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(3, process.exitValue());
            assertTrue(
                    Files.readString(folder.resolve("out"))
                            .contains(
                                    "port " + port
                                            + " is in use: stop the program that uses it, or choose another with EVENHAND_INTAKE_PORT\n"));
            Process metrics = start(freePort(), port);
            assertTrue(metrics.waitFor(60, TimeUnit.SECONDS));
            assertEquals(3, metrics.exitValue());
        }
    }

    private Process start(int port, int metricsPort) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=tr",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.evenhand.intake.http.Intake"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment()
                .putAll(Map.of(
                        "EVENHAND_VAR", folder.toString(),
                        "EVENHAND_KAFKA", "127.0.0.1:" + freePort(),
                        "EVENHAND_INTAKE_PORT", Integer.toString(port),
                        "EVENHAND_METRICS_PORT", Integer.toString(metricsPort)));
        return builder.start();
    }

    private void awaitAlive(Http http, Process process) throws Exception {
        while (true) {
            assertTrue(process.isAlive(), () -> "it ended");
            try {
                assertEquals(200, http.get("/healthz").statusCode());
                return;
            } catch (ConnectException e) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
