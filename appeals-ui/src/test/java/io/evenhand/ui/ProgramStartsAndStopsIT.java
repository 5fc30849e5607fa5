// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramStartsAndStopsIT {
    private static final int SIGTERM_EXIT = 143;

    @TempDir
    Path dir;

    @Test
    void itAnswersAndStopsInOrderWithinTenSeconds() throws Exception {
        int port = freePort();
        int metrics = freePort();
        Map<String, String> env = Running.environment(dir, port, metrics);
        Process program = start(env);
        try {
            awaitOk(program, "http://127.0.0.1:" + port + "/healthz");
            assertEquals(503, get("http://127.0.0.1:" + port + "/readyz").statusCode());
            String scraped = get("http://127.0.0.1:" + metrics + "/metrics").body();
            assertTrue(scraped.contains("evenhand_casework_feed_revision"), scraped);
            assertTrue(scraped.contains("evenhand_casework_http_requests_total{answer=\"2xx\""), scraped);
            HttpResponse<InputStream> follower = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + port + "/feed/v1/events?edge=edge-1"))
                                    .header("Authorization", "Bearer " + Running.EDGE_TOKEN)
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            assertTrue(follower.body().read() > 0, "an edge follows");
            Instant told = Instant.now();
            program.destroy();
            assertTrue(program.waitFor(10, TimeUnit.SECONDS), "still running after SIGTERM");
            assertEquals(SIGTERM_EXIT, program.exitValue());
            assertTrue(Duration.between(told, Instant.now()).toSeconds() < 10);
            assertTrue(log().contains("casework has stopped"), log());
            assertFalse(log().contains("bea-password-2") || log().contains(Running.TOKEN), "a secret is in the log");
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void aBusyPortIsOneSentence() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process program = start(Running.environment(dir, busy.getLocalPort(), freePort()));
            assertTrue(program.waitFor(30, TimeUnit.SECONDS));
            assertEquals(3, program.exitValue());
            assertTrue(log().contains("port " + busy.getLocalPort() + " is in use"), log());
            assertEquals(1, log().lines().count(), log());
        }
    }

    @Test
    void anUnusableSettingIsOneSentence() throws Exception {
        Process program = start(Map.of("EVENHAND_CASEWORK_PORT", "eighty"));
        assertTrue(program.waitFor(30, TimeUnit.SECONDS));
        assertEquals(2, program.exitValue());
        assertTrue(log().contains("EVENHAND_CASEWORK_PORT is not a port"), log());
        assertFalse(log().contains("eighty"), "the bad value is in the log");
    }

    @Test
    void aMissingSecretIsOneSentence() throws Exception {
        Process program = start(Map.of(
                "EVENHAND_VAR", dir.resolve("nothing").toString(),
                "EVENHAND_CASEWORK_PORT", "0",
                "EVENHAND_METRICS_PORT", "0"));
        assertTrue(program.waitFor(60, TimeUnit.SECONDS));
        assertEquals(2, program.exitValue());
        assertTrue(log().contains("the file with the database's password is missing"), log());
    }

    private Process start(Map<String, String> env) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=tr",
                "-Duser.timezone=America/Bahia_Banderas",
                "-cp",
                System.getProperty("java.class.path"),
                "io.evenhand.ui.Casework"));
        builder.environment().keySet().removeIf(name -> name.startsWith("EVENHAND_"));
        builder.environment().putAll(env);
        return builder.redirectErrorStream(true)
                .redirectOutput(dir.resolve("log").toFile())
                .start();
    }

    private String log() throws IOException {
        return Files.readString(dir.resolve("log"));
    }

    private void awaitOk(Process program, String url) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(90));
        while (Instant.now().isBefore(end)) {
            assertTrue(program.isAlive(), log());
            try {
                if (get(url).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not yet
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not up in 90 seconds: " + log());
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
