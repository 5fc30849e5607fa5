// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real proxies in front of the edge: what their users see for each answer, with the configuration of docs/proxies.md that
 * lets people pass while the edge is away, and with the proxy's own default that does not.
 */
class ProxiesAskIT {
    private static final Duration MOST = Duration.ofSeconds(20);
    private static final Path GOLDEN =
            Path.of(System.getProperty("evenhand.root"), "streaming-edge/src/test/resources/golden/proxies.tsv");
    private static final int SLOW_MS = 3_000;
    private static final String MANUAL = "docs/proxies.md";

    /** What the proxy's user does, and whom the proxy asks. */
    private record Case(String name, String path) {}

    private static final List<Case> CASES = List.of(
            new Case("allowed", "edge/invite/nobody"),
            new Case("denied", "edge/invite/limited"),
            new Case("denied another action only", "edge/start_stream/limited"),
            new Case("not a name", "edge/invite/bad!name"),
            new Case("answers 429", "odd/invite/s429"),
            new Case("answers 402", "odd/invite/s402"),
            new Case("answers 302", "odd/invite/s302"),
            new Case("answers 503", "odd/invite/s503"),
            new Case("slow", "odd/invite/slow"),
            new Case("down", "down/invite/limited"));

    @TempDir
    private static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static FakeCasework casework;
    private static EdgeUnderTest edge;
    private static HttpServer odd;
    private static HttpServer yours;
    private static int downPort;

    @BeforeAll
    static void start() throws Exception {
        casework = new FakeCasework();
        edge = new EdgeUnderTest(folder, casework, Map.of());
        Instant from = Instant.now().minusSeconds(60);
        casework.publisher.put(
                Publisher.entry("limited", null, Measure.LIMIT, "d1", from, from.plus(Duration.ofDays(9)), 0),
                Publisher.entry("gone", null, Measure.TERMINATE, "d2", from, null, null));
        casework.announce();
        await("policy", MOST, () -> edge.get("/v1/state").body().contains("\"rev\":1,"));
        odd = VERTX.createHttpServer()
                .requestHandler(ProxiesAskIT::answerOddly)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        yours = VERTX.createHttpServer()
                .requestHandler(request -> request.response().end("yours"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        downPort = Neighbour.freePort();
    }

    @AfterAll
    static void stop() {
        edge.close();
        casework.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void answerOddly(HttpServerRequest request) {
        String account = String.valueOf(request.getParam("account"));
        if (account.equals("slow")) {
            VERTX.setTimer(SLOW_MS, late -> {
                if (!request.response().closed()) {
                    request.response().setStatusCode(403).end();
                }
            });
        } else {
            request.response()
                    .setStatusCode(Integer.parseInt(account.substring(1)))
                    .putHeader("Location", "/elsewhere")
                    .end();
        }
    }

    private static String upstream(String whom) {
        int port =
                switch (whom) {
                    case "edge" -> edge.port();
                    case "odd" -> odd.actualPort();
                    default -> downPort;
                };
        return "127.0.0.1:" + port;
    }

    @Test
    void everyAnswerLooksToUsersAsTheGoldenTableSays() throws Exception {
        int nginxPort = Neighbour.freePort();
        int caddyPort = Neighbour.freePort();
        Path nginxFile = Files.writeString(folder.resolve("nginx.conf"), nginx(nginxPort));
        Path caddyFile = Files.writeString(folder.resolve("Caddyfile"), caddy(caddyPort));
        try (Neighbour nginx = Neighbour.start(
                        folder, "nginx", "-p", folder.toString(), "-c", nginxFile.toString(), "-g", "daemon off;");
                Neighbour caddy = Neighbour.start(
                        folder, "caddy", "run", "--adapter", "caddyfile", "--config", caddyFile.toString())) {
            await("nginx: " + nginx.log(), MOST, () -> Neighbour.status(nginxPort, "/open/edge/invite/nobody") != 0);
            await("caddy: " + caddy.log(), MOST, () -> Neighbour.status(caddyPort, "/open/edge/invite/nobody") != 0);
            StringBuilder table = new StringBuilder("edge\tnginx\tnginx, open\tcaddy\tcaddy, open\n");
            for (Case each : CASES) {
                table.append(String.format(
                        Locale.ROOT,
                        "%s\t%d\t%d\t%d\t%d%n",
                        each.name(),
                        status(nginxPort, "/plain/" + each.path()),
                        status(nginxPort, "/open/" + each.path()),
                        status(caddyPort, "/plain/" + each.path()),
                        status(caddyPort, "/open/" + each.path())));
            }
            if ("update".equals(System.getProperty("golden"))) {
                Files.writeString(GOLDEN, table);
            }
            assertEquals(Files.readString(GOLDEN), table.toString());
            ownersLearnWhyFrom(nginxPort);
            ownersLearnWhyFrom(caddyPort);
        }
    }

    private static int status(int port, String path) throws Exception {
        return Neighbour.status(port, path, "X-Evenhand-Account", "nobody", "X-Evenhand-Action", "continue_stream");
    }

    private static void ownersLearnWhyFrom(int port) throws Exception {
        HttpResponse<String> denied = Neighbour.get(port, "/open/edge/invite/limited");
        assertEquals(List.of("RHYTHM_BILLING"), denied.headers().allValues("X-Evenhand-Reason"));
        assertEquals(List.of("https://appeals.example/d/d1"), denied.headers().allValues("X-Evenhand-Appeal"));
    }

    private static String nginx(int port) {
        StringBuilder locations = new StringBuilder();
        for (String whom : List.of("edge", "odd", "down")) {
            for (boolean open : List.of(false, true)) {
                String mode = open ? "open" : "plain";
                locations.append("""
                        location ~ ^/%s/%s/(?<action>[^/]+)/(?<account>[^/]+)$ {
                          auth_request /ask-%s-%s;
                          auth_request_set $reason $upstream_http_x_evenhand_reason;
                          auth_request_set $appeal $upstream_http_x_evenhand_appeal;
                          add_header X-Evenhand-Reason $reason always;
                          add_header X-Evenhand-Appeal $appeal always;
                          try_files /none @passed;
                        }
                        location = /ask-%s-%s {
                          internal;
                          proxy_pass http://%s/check?account=$account&action=$action;
                          proxy_pass_request_body off;
                          proxy_set_header Content-Length "";
                          proxy_connect_timeout 1s; proxy_read_timeout 1s;
                          %s
                        }
                        """.formatted(
                                mode,
                                whom,
                                whom,
                                mode,
                                whom,
                                mode,
                                upstream(whom),
                                open ? "proxy_intercept_errors on; error_page 429 500 502 503 504 =204 @away;" : ""));
            }
        }
        return nginx(folder, """
                server {
                  listen 127.0.0.1:%d;
                  %s
                  location @passed { return 200 passed; }
                  location @away { return 204; }
                }
                """.formatted(port, locations));
    }

    /** A whole configuration around what is between the braces of {@code http}. */
    private static String nginx(Path home, String http) {
        return """
                error_log stderr warn;
                pid %1$s/nginx.pid;
                worker_processes 1;
                events { worker_connections 64; }
                http {
                  access_log off;
                  client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/f;
                  uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                  %2$s
                }
                """.formatted(home, http);
    }

    private static String caddy(int port) {
        StringBuilder sites = new StringBuilder();
        for (String whom : List.of("edge", "odd", "down")) {
            for (boolean open : List.of(false, true)) {
                String mode = open ? "open" : "plain";
                sites.append("""
                          @%1$s-%2$s path_regexp %1$s%2$s ^/%1$s/%2$s/([^/]+)/([^/]+)$
                          forward_auth @%1$s-%2$s %3$s {
                            uri /check?account={re.%1$s%2$s.2}&action={re.%1$s%2$s.1}
                            copy_headers X-Evenhand-Decision X-Evenhand-Reason X-Evenhand-Appeal
                            transport http {
                              dial_timeout 1s
                              response_header_timeout 1s
                            }
                            %4$s
                          }
                        """.formatted(
                                mode,
                                whom,
                                upstream(whom),
                                open
                                        ? "@away status 429 5xx\n    handle_response @away {\n"
                                                + "      request_header X-Evenhand-Fail open\n    }"
                                        : ""));
            }
        }
        return """
                {
                  admin off
                  auto_https off
                }
                http://127.0.0.1:%d {
                  bind 127.0.0.1
                %s
                  respond "passed" 200
                  handle_errors {
                    @open path /open/*
                    respond @open "passed" 200
                    respond "{err.status_text}" {err.status_code}
                  }
                }
                """.formatted(port, sites);
    }

    /** The block of docs/integrate.md in front of a media server that knows nothing of any of this. */
    @Test
    void aMediaServerBehindNginxHearsOnlyWhatPolicyLetsThrough() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer origin = VERTX.createHttpServer()
                .requestHandler(request -> {
                    heard.add(request.path());
                    request.response().end("film");
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        for (String account : List.of("nobody", "limited", "gone")) {
            heard.clear();
            int port = Neighbour.freePort();
            Path home = Files.createDirectories(folder.resolve("origin-" + account));
            Path file = Files.writeString(home.resolve("nginx.conf"), originAsDocumented(port, origin, account, home));
            try (Neighbour nginx =
                    Neighbour.start(home, "nginx", "-p", home.toString(), "-c", file.toString(), "-g", "daemon off;")) {
                await("nginx: " + nginx.log(), MOST, () -> Neighbour.status(port, "/web/") == 200);
                int expected = account.equals("gone") ? 403 : 200;
                HttpResponse<String> played = Neighbour.get(port, "/Items/17/PlaybackInfo?userId=1");
                assertEquals(expected, played.statusCode(), account);
                assertTrue(
                        played.headers().map().keySet().stream().noneMatch(name -> name.startsWith("x-evenhand")),
                        "a viewer is told nothing");
                assertEquals(expected, Neighbour.status(port, "/videos/17/hls1/main/0.mp4"), account);
                assertEquals(!account.equals("gone"), heard.contains("/Items/17/PlaybackInfo"), account);
                assertEquals(!account.equals("gone"), heard.contains("/videos/17/hls1/main/0.mp4"), account);
            }
        }
    }

    private static String originAsDocumented(int port, HttpServer origin, String account, Path home)
            throws IOException {
        return nginx(
                home,
                documented("docs/integrate.md", "nginx", 8880, port)
                        .replace("127.0.0.1:8096", "127.0.0.1:" + origin.actualPort())
                        .replace("SERVER", "home-1")
                        .replace("ACCOUNT", account));
    }

    /** The first block of that language on a page, with the ports of this test in place of those it names. */
    private static String documented(String page, String language, int documentedPort, int port) throws IOException {
        String document = Files.readString(Path.of(System.getProperty("evenhand.root"), page));
        String fence = "```" + language + "\n";
        String block = document.substring(document.indexOf(fence) + fence.length());
        return block.substring(0, block.indexOf("```"))
                .replace("127.0.0.1:" + documentedPort, "127.0.0.1:" + port)
                .replace("127.0.0.1:3000", "127.0.0.1:" + yours.actualPort())
                .replace("127.0.0.1:8090", upstream("edge"));
    }

    /** Whoever copies a block of docs/proxies.md has a proxy that asks. */
    @Test
    void theBlocksOfTheManualAskAsTheyStand() throws Exception {
        Path home = Files.createDirectories(folder.resolve("manual"));
        int nginxPort = Neighbour.freePort();
        Path nginxFile = Files.writeString(
                home.resolve("nginx.conf"), nginx(home, documented(MANUAL, "nginx", 8881, nginxPort)));
        int caddyPort = Neighbour.freePort();
        Path caddyFile = Files.writeString(
                home.resolve("Caddyfile"),
                "{\n  admin off\n  auto_https off\n}\n" + documented(MANUAL, "caddy", 8881, caddyPort));
        try (Neighbour nginx = Neighbour.start(
                        home, "nginx", "-p", home.toString(), "-c", nginxFile.toString(), "-g", "daemon off;");
                Neighbour caddy = Neighbour.start(
                        home, "caddy", "run", "--adapter", "caddyfile", "--config", caddyFile.toString())) {
            for (int port : List.of(nginxPort, caddyPort)) {
                String both = "nginx: " + nginx.log() + " caddy: " + caddy.log();
                await(both, MOST, () -> Neighbour.status(port, "/invite/nobody") == 200);
                HttpResponse<String> denied = Neighbour.get(port, "/invite/limited");
                assertEquals(403, denied.statusCode(), both);
                assertEquals(
                        List.of("https://appeals.example/d/d1"),
                        denied.headers().allValues("X-Evenhand-Appeal"));
            }
        }
    }

    /** HAProxy asks nobody: it has the whole list in a map, and goes on with it whatever becomes of the edge. */
    @Test
    void haproxyKeepsItsMapCurrentWithoutARestart() throws Exception {
        int port = Neighbour.freePort();
        Path map = Files.writeString(
                folder.resolve("evenhand.map"),
                edge.get("/v1/export/haproxy.map").body());
        assertEquals("gone ban\nlimited limit\n", Files.readString(map));
        Path socket = folder.resolve("haproxy.sock");
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), """
                global
                  stats socket %s mode 600 level admin
                defaults
                  mode http
                  timeout connect 1s
                  timeout client 5s
                  timeout server 5s
                %s
                """.formatted(
                socket,
                documented(MANUAL, "haproxy", 8881, port).replace("/etc/haproxy/evenhand.map", map.toString())));
        try (Neighbour haproxy = Neighbour.start(folder, "haproxy", "-db", "-f", file.toString())) {
            await("haproxy: " + haproxy.log(), MOST, () -> Neighbour.status(port, "/invite/nobody") != 0);
            assertEquals(200, Neighbour.status(port, "/invite/nobody"));
            assertEquals(403, Neighbour.status(port, "/invite/limited"));
            assertEquals(200, Neighbour.status(port, "/start_stream/limited"));
            assertEquals(403, Neighbour.status(port, "/start_stream/gone"));

            // the whole new list takes the place of the old one at once, as docs/proxies.md says
            String next = "limited limit\n";
            String version = MapSocket.say(socket, "prepare map " + map).replaceAll("\\D+", "");
            MapSocket.say(socket, "add map @" + version + " " + map + " <<\n" + next);
            assertEquals(403, Neighbour.status(port, "/start_stream/gone"), "not before it is whole");
            MapSocket.say(socket, "commit map @" + version + " " + map);
            assertEquals(200, Neighbour.status(port, "/start_stream/gone"));
            assertEquals(403, Neighbour.status(port, "/invite/limited"));
        }
    }

    /** Traefik cannot be started here: this is what it sends, byte for byte of what matters, and what it makes of answers. */
    @Test
    void traefikGetsA2xxForAYesAndPassesAnythingElseOn() throws Exception {
        String[] forwarded = {
            "X-Forwarded-Method",
            "POST",
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "media.example",
            "X-Forwarded-Uri",
            "/invite?account=nobody",
            "X-Forwarded-For",
            "192.0.2.1",
            "X-Evenhand-Action",
            "invite",
            "X-Evenhand-Account",
            "limited"
        };
        HttpResponse<String> denied = edge.get("/check", forwarded);
        assertEquals(403, denied.statusCode());
        assertEquals(
                "RHYTHM_BILLING",
                denied.headers().firstValue("X-Evenhand-Reason").orElseThrow());
        forwarded[forwarded.length - 1] = "nobody";
        HttpResponse<String> allowed = edge.get("/check", forwarded);
        assertEquals(204, allowed.statusCode());
        assertEquals(
                "",
                allowed.headers().firstValue("X-Evenhand-Reason").orElseThrow().replace("none", ""));
        assertTrue(allowed.headers().firstValue("X-Evenhand-Appeal").isPresent(), "empty, so that it overwrites");
    }

    /** Envoy's HTTP mode sends its client's method and path behind the prefix, and takes a 200 for the only yes. */
    @Test
    void envoysHttpModeIsAnsweredWith200AndNeverByItsClientsPath() throws Exception {
        String path = "/check/envoy/any/path?account=nobody&action=invite";
        HttpResponse<String> denied =
                edge.post(path, "", "X-Evenhand-Account", "limited", "X-Evenhand-Action", "invite");
        assertEquals(403, denied.statusCode());
        assertTrue(denied.body().contains("\"appeal\":\"https://appeals.example/d/d1\""), denied.body());
        assertEquals(
                200,
                edge.post(path, "", "X-Evenhand-Account", "nobody", "X-Evenhand-Action", "invite")
                        .statusCode());
        assertEquals(401, edge.get(path).statusCode(), "the path is the client's");
    }
}
