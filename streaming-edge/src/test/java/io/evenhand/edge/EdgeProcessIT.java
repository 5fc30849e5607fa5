// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.edge.query.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edge as a process of its own: ends in order, dies without leaving children, comes back with its sessions. */
class EdgeProcessIT {
    private static final Duration MOST = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private FakeCasework casework;
    private Process process;
    private int port;

    @BeforeEach
    void feed() {
        casework = new FakeCasework();
    }

    @AfterEach
    void end() throws Exception {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
        casework.close();
    }

    private Process launch(Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "PATH", System.getenv("PATH"),
                "EVENHAND_EDGE_PORT", Integer.toString(port),
                "EVENHAND_EDGE_SAMPLE_SECONDS", "20"));
        settings.putAll(more);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.evenhand.edge.Edge");
        builder.environment().putAll(EdgeUnderTest.environment(folder, casework, settings));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        return builder.start();
    }

    private Path log() {
        return folder.resolve("log");
    }

    private void startAndStream() throws Exception {
        port = freePort();
        process = launch(Map.of());
        await("streaming", MOST, () -> answers("/v1/state").contains("\"streaming\":\"ready\""));
    }

    private String openedAndPlaying() throws Exception {
        HttpResponse<String> opened = client.send(
                HttpRequest.newBuilder(uri("/sessions"))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"account\":\"acc-1\",\"server\":\"srv-1\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(201, opened.statusCode(), opened.body());
        String root = Json.readObject(opened.body().getBytes(StandardCharsets.UTF_8))
                .get("close")
                .textValue();
        assertEquals(200, status(root + "/v/720p/0.ts"));
        return root;
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private int status(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String answers(String path) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        }
    }

    private long children() {
        return ProcessHandle.allProcesses()
                .filter(child -> child.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(argument -> argument.startsWith("file:" + folder) && argument.endsWith(".mp4")))
                .count();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void anOrderlyStopTakesLittleTimeAndTheChildrenAlong() throws Exception {
        startAndStream();
        openedAndPlaying();
        long start = System.nanoTime();
        process.destroy();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS), "still running after 10 s");
        System.out.println("stopped in order after " + (System.nanoTime() - start) / 1_000_000 + " ms");
        assertEquals(143, process.exitValue());
        assertEquals(0, children());
    }

    @Test
    void aKilledEdgeLeavesNoChildAndComesBackWithItsSessionsAndReportsEachPlaybackOnce() throws Exception {
        startAndStream();
        String root = openedAndPlaying();
        process.destroyForcibly().waitFor();
        await("no orphan", Duration.ofSeconds(5), () -> children() == 0);
        process = launch(Map.of("EVENHAND_EDGE_IDLE_SECONDS", "5"));
        await("streaming again", MOST, () -> answers("/v1/state").contains("\"streaming\":\"ready\""));
        assertEquals(200, status(root + "/v/720p/1.ts"));
        // nobody asks any more, so it is closed
        await("reported", MOST, () -> casework.events.stream().anyMatch(event -> event.contains("stream.stopped")));
        assertEquals(
                1,
                casework.events.stream()
                        .filter(event -> event.contains("stream.started"))
                        .distinct()
                        .count());
    }

    @Test
    void aBusyPortIsOneSentenceThatNamesItAndStatus3() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            process = launch(Map.of());
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(3, process.exitValue());
            String said = Files.readString(log());
            assertTrue(said.contains("port " + port + " is in use, choose another with EVENHAND_EDGE_PORT"), said);
        }
    }

    @Test
    void aBadSettingIsOneSentenceAndStatus2() throws Exception {
        process = launch(Map.of("EVENHAND_FEED_URL", "ftp://nowhere"));
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(2, process.exitValue());
        assertEquals("EVENHAND_FEED_URL must be an http or https address\n", Files.readString(log()));
    }
}
