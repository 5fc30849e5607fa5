// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.streaming;

import io.evenhand.bench.program.Children;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The edge's program in a process of its own, as an operator runs it. */
final class EdgeProcess implements AutoCloseable {
    private static final long MOST_NANOS = 120_000_000_000L;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final int port;

    EdgeProcess(Path folder, Feed feed, Map<String, String> more) throws IOException, InterruptedException {
        port = Children.freePort();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.evenhand.edge.Edge");
        builder.environment()
                .putAll(Map.of(
                        "EVENHAND_EDGE_PORT", Integer.toString(port),
                        "EVENHAND_METRICS_PORT", "0",
                        "EVENHAND_FEED_URL", feed.url(),
                        "EVENHAND_FEED_PUBLIC_KEY_FILE",
                                Files.writeString(folder.resolve("key.pub"), feed.publicKey())
                                        .toString(),
                        "EVENHAND_EDGE_DIR", folder.resolve("edge").toString(),
                        "EVENHAND_INTAKE_URL", feed.url(),
                        "EVENHAND_EDGE_SPEED_PERCENT", "100000",
                        "EVENHAND_EDGE_LEAD_SECONDS", "60"));
        builder.environment().putAll(more);
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        process = builder.start();
        try {
            awaitReady(folder.resolve("log"));
        } catch (IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!isReady()) {
            if (System.nanoTime() - start > MOST_NANOS || !process.isAlive()) {
                throw new IOException("the edge did not start: " + Files.readString(log));
            }
            Thread.sleep(100);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/v1/state").contains("\"streaming\":\"ready\"")
                    && get("/readyz").startsWith("ready");
        } catch (IOException e) {
            return false;
        }
    }

    HttpClient client() {
        return client;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    String get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    int status(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** What the edge answers to a wish for a session. */
    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri("/sessions"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The address that a new session's answer gives under {@code name}. */
    String open(String body, String name) throws IOException, InterruptedException {
        HttpResponse<String> said = post(body);
        if (said.statusCode() != 201) {
            throw new IOException("no session: " + said.body());
        }
        return member(said.body(), name);
    }

    static String member(String json, String name) throws IOException {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!found.find()) {
            throw new IOException("no " + name + " in " + json);
        }
        return found.group(1);
    }

    /** Every film's id, once all are indexed. */
    List<String> items() throws IOException, InterruptedException {
        while (!get("/v1/state").contains("\"indexed\":true")) {
            Thread.sleep(100);
        }
        return Pattern.compile("\"item\":\"([^\"]*)\"")
                .matcher(get("/library"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Where a session's tallest picture lies: the last in its playlist. */
    String highest(String root) throws IOException, InterruptedException {
        List<String> variants = get(root + "/master.m3u8")
                .lines()
                .filter(line -> line.startsWith("v/"))
                .toList();
        return variants.get(variants.size() - 1).replace("/index.m3u8", "");
    }

    /** Seconds of processor: the edge's own, or that of its ended children. */
    double processor(boolean children) throws IOException {
        return processor(process.pid(), children);
    }

    static double processor(long pid, boolean children) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        int first = children ? 13 : 11;
        return (Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1])) / 100.0;
    }

    @Override
    public void close() {
        Children.end(process, Duration.ofSeconds(30));
    }
}
