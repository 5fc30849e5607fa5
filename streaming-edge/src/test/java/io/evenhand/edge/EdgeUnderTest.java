// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.edge.query.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real edge in this process on free ports, beside a fake casework, and a client to speak to it. */
final class EdgeUnderTest implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> environment;
    private RunningEdge edge;

    EdgeUnderTest(Path folder, FakeCasework casework, Map<String, String> more) throws IOException {
        environment = environment(folder, casework, more);
        edge = RunningEdge.start(Settings.from(environment), Clock.systemUTC());
    }

    /** The settings of an edge in {@code folder} that follows {@code casework}. */
    static Map<String, String> environment(Path folder, FakeCasework casework, Map<String, String> more)
            throws IOException {
        Path key = Files.writeString(folder.resolve("feed-key.pub"), casework.publisher.publicKeyPem());
        casework.intakeKey = "edge-key";
        Path intakeKey = Files.writeString(folder.resolve("intake-key"), "edge-key\n");
        Map<String, String> environment = new HashMap<>(Map.of(
                "EVENHAND_EDGE_PORT", "0",
                "EVENHAND_METRICS_PORT", "0",
                "EVENHAND_FEED_URL", casework.url(),
                "EVENHAND_FEED_PUBLIC_KEY_FILE", key.toString(),
                "EVENHAND_EDGE_DIR", folder.resolve("edge").toString(),
                "EVENHAND_INTAKE_URL", casework.url(),
                "EVENHAND_INTAKE_KEY_FILE", intakeKey.toString(),
                "PATH", "/nowhere"));
        environment.putAll(more);
        return environment;
    }

    /**
     * Settings of an edge that streams with this machine's own ffmpeg, whatever else the machine has to do.
     *
     * @param leadSeconds the lead that every line gets: a machine that does much else looks like a slow line, which would get
     *     a longer one
     * @param more settings besides these, as names and values
     */
    static Map<String, String> streaming(int leadSeconds, String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "PATH", System.getenv("PATH"),
                "EVENHAND_EDGE_LEAD_SECONDS", Integer.toString(leadSeconds),
                "EVENHAND_EDGE_LEAD_MAX_SECONDS", Integer.toString(leadSeconds),
                "EVENHAND_EDGE_SPEED_PERCENT", "100000"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    /** Waits until films can be asked for. */
    void awaitStreaming(Duration most) throws Exception {
        await("streaming", most, () -> get("/v1/state").body().contains("\"streaming\":\"ready\""));
    }

    /** Ends the edge before the test does. */
    void stop() {
        edge.close();
    }

    void restart() throws IOException {
        edge.close();
        edge = RunningEdge.start(Settings.from(environment), Clock.systemUTC());
    }

    /** Ends the edge; when it is started again it is where it was. */
    void stopAndKeepThePort() {
        environment.put("EVENHAND_EDGE_PORT", Integer.toString(port()));
        stop();
    }

    int port() {
        return edge.port();
    }

    int grpcPort() {
        return edge.grpcPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + edge.port() + path;
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String json, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url(path))).POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        } else {
            request.header("Content-Type", "application/json");
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> delete(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(url(path))).DELETE().build(), HttpResponse.BodyHandlers.ofString());
    }

    ObjectNode json(HttpResponse<String> response) throws IOException {
        return Json.readObject(response.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    String metrics() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + edge.metricsPort() + "/metrics");
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Waits until {@code condition} holds and returns how long that took, in milliseconds. */
    static long await(String what, Duration most, Condition condition) throws Exception {
        long start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start > most.toNanos()) {
                throw new AssertionError("not within " + most + ": " + what);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Override
    public void close() {
        edge.close();
    }

    interface Condition {
        boolean holds() throws Exception;
    }
}
