// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.bench.program.Children;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** CrowdSec's own local API (Debian's package {@code crowdsec}) in a folder of its own, with the same decisions. */
final class CrowdSecServer implements AutoCloseable {
    static final String KEY = "key-of-the-benchmark";
    private static final int BATCH = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path config;
    private final int port;
    private final Process process;

    /** Starts it and hands it a decision about each of as many accounts. */
    CrowdSecServer(Path folder, int decisions) throws IOException, InterruptedException {
        port = Children.freePort();
        config = configure(folder, port);
        run(
                "cscli",
                "-c",
                config.toString(),
                "machines",
                "add",
                "bench",
                "-p",
                "bench-password",
                "-f",
                folder.resolve("credentials.yaml").toString());
        run("cscli", "-c", config.toString(), "bouncers", "add", "bench", "-k", KEY);
        process = new ProcessBuilder("crowdsec", "-c", config.toString(), "-no-cs")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            load(decisions);
        } catch (IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    int port() {
        return port;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    private static Path configure(Path folder, int port) throws IOException {
        for (String name : List.of("data", "hub", "notifications", "plugins")) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.writeString(folder.resolve("simulation.yaml"), "simulation: off\n");
        Files.writeString(folder.resolve("hub/.index.json"), "{}");
        Files.writeString(folder.resolve("profiles.yaml"), "name: none\nfilters:\n - \"false\"\ndecisions: []\n");
        return Files.writeString(folder.resolve("config.yaml"), """
                common: {daemonize: false, log_media: stdout, log_level: warning, working_dir: DIR}
                config_paths:
                  config_dir: DIR
                  data_dir: DIR/data
                  simulation_path: DIR/simulation.yaml
                  hub_dir: DIR/hub
                  index_path: DIR/hub/.index.json
                  notification_dir: DIR/notifications
                  plugin_dir: DIR/plugins
                cscli: {output: human}
                db_config: {log_level: warning, type: sqlite, db_path: DIR/data/crowdsec.db, use_wal: true}
                api:
                  client: {credentials_path: DIR/credentials.yaml}
                  server:
                    log_level: warning
                    listen_uri: 127.0.0.1:PORT
                    profiles_path: DIR/profiles.yaml
                prometheus: {enabled: false}
                """.replace("DIR", folder.toString())
                .replace("PORT", Integer.toString(port)));
    }

    private void load(int decisions) throws IOException, InterruptedException {
        String token = "";
        for (int tries = 0; token.isEmpty(); tries++) {
            try {
                token = post(
                                "/v1/watchers/login",
                                Map.of("machine_id", "bench", "password", "bench-password", "scenarios", List.of()),
                                "")
                        .path("token")
                        .asText();
            } catch (IOException e) {
                if (tries > 100) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
        for (int first = 0; first < decisions; first += BATCH) {
            post("/v1/alerts", List.of(alert(first, Math.min(decisions, first + BATCH))), token);
        }
    }

    private static Map<String, Object> alert(int first, int end) {
        List<Map<String, String>> lines = new ArrayList<>();
        for (int i = first; i < end; i++) {
            lines.add(Map.of(
                    "duration",
                    "700h",
                    "origin",
                    "bench",
                    "scenario",
                    "r",
                    "scope",
                    "account",
                    "type",
                    "limit",
                    "value",
                    Restrictions.account(i)));
        }
        Map<String, Object> alert = new java.util.HashMap<>(Map.of(
                "capacity",
                0,
                "leakspeed",
                "0",
                "simulated",
                false,
                "scenario",
                "r",
                "scenario_hash",
                "",
                "scenario_version",
                "",
                "message",
                "m",
                "events_count",
                1,
                "events",
                List.of(),
                "decisions",
                lines));
        alert.put("start_at", "2026-11-27T00:00:00Z");
        alert.put("stop_at", "2026-11-27T00:00:00Z");
        alert.put("source", Map.of("scope", "account", "value", "all"));
        return alert;
    }

    private JsonNode post(String path, Object body, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("CrowdSec answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    @Override
    public void close() {
        Children.end(process, Duration.ofSeconds(10));
    }
}
