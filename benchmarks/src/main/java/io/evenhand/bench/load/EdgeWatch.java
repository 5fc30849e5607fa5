// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Asks an edge fifty times a second whether owners may invite, and remembers when it first said of each that it may not. */
final class EdgeWatch implements AutoCloseable {
    private static final int EVERY_MILLIS = 20;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Long> denied = new ConcurrentHashMap<>();
    private final List<String> accounts;
    private final HttpRequest request;
    private final Thread thread;
    private volatile boolean closed;

    EdgeWatch(URI edge, List<String> accounts) {
        this.accounts = List.copyOf(accounts);
        String subjects = accounts.stream()
                .map(account -> "{\"subject\":{\"type\":\"account\",\"id\":\"" + account + "\"}}")
                .collect(Collectors.joining(","));
        request = HttpRequest.newBuilder(edge.resolve("/access/v1/evaluations"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"action\":{\"name\":\"invite\"},\"resource\":"
                        + "{\"type\":\"server\",\"id\":\"any\"},\"evaluations\":[" + subjects + "]}"))
                .build();
        thread = new Thread(this::watch, "edge");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (!closed) {
                ask();
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("the edge does not answer", e);
        }
    }

    private void ask() throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode each = json.readTree(answer.body()).path("evaluations");
        if (each.size() != accounts.size()) {
            throw new IOException("the edge answered " + answer.statusCode() + " " + answer.body());
        }
        long now = System.nanoTime();
        for (int i = 0; i < accounts.size(); i++) {
            if (!each.get(i).path("decision").asBoolean(true)) {
                denied.putIfAbsent(accounts.get(i), now);
            }
        }
    }

    /** When the edge first denied each. */
    Map<String, Long> denied() {
        return Map.copyOf(denied);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
