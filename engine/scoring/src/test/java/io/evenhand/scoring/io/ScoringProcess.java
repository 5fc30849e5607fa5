// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program {@link Scoring} as a process of its own, so that it can be killed. */
final class ScoringProcess {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;

    private ScoringProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ScoringProcess start(String kafka, Path var, Map<String, String> more) throws IOException {
        int port = LocalKafka.freePort();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=America/Bahia_Banderas",
                "-cp",
                classPath(),
                Scoring.class.getName()));
        Map<String, String> env = builder.environment();
        env.put("EVENHAND_KAFKA", kafka);
        env.put("EVENHAND_VAR", var.toString());
        env.put("EVENHAND_METRICS_PORT", Integer.toString(port));
        env.put("EVENHAND_CHECKPOINT_MILLIS", "500");
        env.put("EVENHAND_IDLE_MILLIS", "15000");
        env.putAll(more);
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(var.resolve("scoring.log").toFile()));
        return new ScoringProcess(builder.start(), port);
    }

    /** The class path of this test run, which a booter hides. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The body of a page, or an empty text if the program does not answer with 200. */
    String get(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** The value of a metric without labels, 0 if it is not there. */
    double metric(String name) throws InterruptedException {
        return get("/metrics")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; whether it ended in time. */
    boolean terminate(Duration patience) throws InterruptedException {
        process.destroy();
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
