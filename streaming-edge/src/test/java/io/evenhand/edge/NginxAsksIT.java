// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx in front of {@code /check}: its users see the edge's answers, and pass when the edge is away. */
class NginxAsksIT {
    private static final Duration MOST = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private FakeCasework casework;
    private EdgeUnderTest edge;
    private Process nginx;
    private int port;

    @BeforeEach
    void start() throws Exception {
        casework = new FakeCasework();
        edge = new EdgeUnderTest(folder, casework, Map.of());
        await("ready", MOST, () -> edge.get("/readyz").statusCode() == 200);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        casework.publisher.put(
                Publisher.entry("acc-1", null, Measure.LIMIT, "d1", now, now.plus(Duration.ofDays(9)), 0));
        casework.announce();
        await(
                "denied",
                MOST,
                () -> edge.get("/check?account=acc-1&action=invite").statusCode() == 403);
        port = freePort();
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), configuration());
        nginx = new ProcessBuilder(
                        "nginx", "-p", folder.toString(), "-c", configuration.toString(), "-g", "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        await("nginx up", MOST, () -> status("/invite/acc-2") != 0);
    }

    @AfterEach
    void stop() throws Exception {
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor();
        }
        edge.close();
        casework.close();
    }

    private String configuration() {
        return """
                error_log stderr warn;
                pid %s/nginx.pid;
                worker_processes 1;
                events { worker_connections 64; }
                http {
                  access_log off;
                  client_body_temp_path %s/body; proxy_temp_path %s/proxy; fastcgi_temp_path %s/f;
                  uwsgi_temp_path %s/u; scgi_temp_path %s/s;
                  server {
                    listen 127.0.0.1:%d;
                    location ~ ^/(?<action>invite|start_stream)/(?<account>[^/]+)$ {
                      auth_request /ask;
                      auth_request_set $reason $upstream_http_x_evenhand_reason;
                      auth_request_set $appeal $upstream_http_x_evenhand_appeal;
                      add_header X-Reason $reason always;
                      add_header X-Appeal $appeal always;
                      return 200 "passed";
                    }
                    location = /ask {
                      internal;
                      proxy_pass http://127.0.0.1:%d/check?account=$account&action=$action;
                      proxy_pass_request_body off;
                      proxy_set_header Content-Length "";
                      proxy_connect_timeout 1s; proxy_read_timeout 1s;
                      proxy_intercept_errors on;
                      error_page 500 502 503 504 =204 @away;
                    }
                    location @away { return 204; }
                  }
                }
                """.formatted(folder, folder, folder, folder, folder, folder, port, edge.port())
                .replace("return 200 \"passed\";", "try_files /none @passed;")
                .replace("location = /ask", "location @passed { return 200 passed; }\n    location = /ask");
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private int status(String path) throws Exception {
        try {
            return get(path).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void itsUsersSeeTheEdgesAnswers() throws Exception {
        HttpResponse<String> denied = get("/invite/acc-1");
        assertEquals(403, denied.statusCode());
        assertEquals(List.of("RHYTHM_BILLING"), denied.headers().allValues("X-Reason"));
        assertEquals(List.of("https://appeals.example/d/d1"), denied.headers().allValues("X-Appeal"));
        assertEquals(200, status("/invite/acc-2"));
        assertEquals(200, status("/start_stream/acc-1"));
        assertEquals(401, status("/invite/bad!name"));
    }

    @Test
    void headersAClientMadeUpChangeNothing() throws Exception {
        assertEquals(
                403,
                get(
                                "/invite/acc-1",
                                "X-Evenhand-Account",
                                "acc-2",
                                "X-Evenhand-Home",
                                "true",
                                "X-Evenhand-Action",
                                "continue_stream")
                        .statusCode());
    }

    @Test
    void usersPassWhileTheEdgeIsAway() throws Exception {
        edge.close();
        assertEquals(200, status("/invite/acc-1"));
    }

    @Test
    void anOverturnedDecisionIsGoneAtTheProxyWithinTwoSeconds() throws Exception {
        assertEquals(403, status("/invite/acc-1"));
        casework.publisher.remove("d1");
        casework.announce();
        long took = await("passes", MOST, () -> status("/invite/acc-1") == 200);
        assertTrue(took < 2_000, "took " + took + " ms");
    }
}
