// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries as their clients send them: statuses, headers and bodies over real HTTP. */
class QueriesOverHttpIT {
    private static final Duration MOST = Duration.ofSeconds(15);
    private static final Path GOLDEN =
            Path.of(System.getProperty("evenhand.root"), "streaming-edge/src/test/resources/golden/check.txt");
    private static final String INVITE =
            "{\"subject\":{\"type\":\"account\",\"id\":\"limited\"},\"action\":{\"name\":\"invite\"},"
                    + "\"resource\":{\"type\":\"server\",\"id\":\"srv-1\"}}";

    @TempDir
    private static Path folder;

    private static FakeCasework casework;
    private static EdgeUnderTest edge;

    @BeforeAll
    static void start() throws Exception {
        casework = new FakeCasework();
        edge = new EdgeUnderTest(folder, casework, Map.of());
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant until = Instant.parse("2126-01-01T00:00:00Z");
        casework.publisher.put(
                Publisher.entry("limited", null, Measure.LIMIT, "d1", from, until, 0),
                Publisher.entry("suspended", null, Measure.SUSPEND_ACCOUNT, "d2", from, until, null),
                Publisher.entry("server", "srv-1", Measure.SUSPEND_SERVER, "d3", from, until, null),
                Publisher.entry("gone", null, Measure.TERMINATE, "d4", from, null, null),
                Publisher.entry("over", null, Measure.LIMIT, "d5", from, from.plusSeconds(1), 0));
        casework.announce();
        await("policy", MOST, () -> edge.get("/v1/state").body().contains("\"rev\":1,"));
    }

    @AfterAll
    static void stop() {
        edge.close();
        casework.close();
    }

    @Test
    void everyCheckAnswersWithTheWholeSetOfHeaders() throws Exception {
        StringBuilder table = new StringBuilder();
        for (String query : List.of(
                "account=nobody&action=invite",
                "account=limited&action=invite",
                "account=limited&action=invite&viewer=v",
                "account=limited&action=start_stream",
                "account=limited&action=start_stream&viewer=v",
                "account=limited&action=start_stream&viewer=v&home=true",
                "account=limited&action=continue_stream&viewer=v",
                "account=limited&action=register_server",
                "account=suspended&action=register_server",
                "account=suspended&action=start_stream&viewer=v",
                "account=server&action=start_stream&server=srv-1",
                "account=server&action=start_stream&server=srv-2",
                "account=gone&action=invite",
                "account=over&action=invite",
                "",
                "account=limited",
                "account=limited&action=fly",
                "account=a%20b&action=invite",
                "account=limited&action=invite&home=perhaps")) {
            HttpResponse<String> answer = edge.get("/check?" + query);
            table.append(query).append("\n  ").append(answer.statusCode()).append('\n');
            new TreeMap<>(answer.headers().map()).forEach((name, values) -> {
                if (name.startsWith("x-evenhand") || name.equals("cache-control") || name.equals("www-authenticate")) {
                    boolean varies =
                            name.equals("x-evenhand-age-ms") && !values.get(0).isEmpty();
                    String value = varies ? "…" : String.join("|", values);
                    table.append(String.format(Locale.ROOT, "  %s: %s%n", name, value));
                }
            });
            assertEquals("", answer.body(), query);
        }
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(GOLDEN, table);
        }
        assertEquals(Files.readString(GOLDEN), table.toString());
    }

    @Test
    void aCheckMayBeAskedInHeadersIfTheQueryNamesNoAccount() throws Exception {
        assertEquals(
                403,
                edge.get("/check", "X-Evenhand-Account", "limited", "X-Evenhand-Action", "invite")
                        .statusCode());
        assertEquals(
                204,
                edge.get("/check?account=nobody&action=invite", "X-Evenhand-Account", "limited")
                        .statusCode());
    }

    @Test
    void aDenialIsA200ThatSaysNoAndEchoesTheRequestId() throws Exception {
        HttpResponse<String> answer = edge.post(
                "/access/v1/evaluation",
                INVITE,
                "Content-Type",
                "application/json; charset=utf-8",
                "X-Request-ID",
                "r-7");
        assertEquals(200, answer.statusCode());
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("r-7", answer.headers().firstValue("X-Request-ID").orElseThrow());
        assertTrue(answer.body().startsWith("{\"decision\":false,\"context\":{\"rev\":1,"), answer.body());
        assertTrue(answer.body().contains("\"appeal\":\"https://appeals.example/d/d1\""), answer.body());
    }

    @Test
    void whatIsNoQuestionIsA400() throws Exception {
        for (String body : List.of("", "{", "[]", "{}", INVITE.replace("invite", "fly"))) {
            HttpResponse<String> answer = edge.post("/access/v1/evaluation", body);
            assertEquals(400, answer.statusCode(), body);
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElseThrow());
        }
        assertEquals(
                400,
                edge.post("/access/v1/evaluation", INVITE, "Content-Type", "text/plain")
                        .statusCode());
        assertEquals(
                413, edge.post("/access/v1/evaluation", " ".repeat(2 << 20)).statusCode());
        assertEquals(405, edge.get("/access/v1/evaluation").statusCode());
        assertEquals(404, edge.get("/access/v2/evaluation").statusCode(), "what is not there is not a wrong method");
    }

    @Test
    void severalQuestionsInOneRequest() throws Exception {
        String batch = INVITE.substring(0, INVITE.length() - 1)
                + ",\"evaluations\":[{},{\"subject\":{\"type\":\"account\",\"id\":\"nobody\"}}]}";
        HttpResponse<String> answer = edge.post("/access/v1/evaluations", batch);
        assertEquals(200, answer.statusCode());
        assertEquals(false, edge.json(answer).at("/evaluations/0/decision").booleanValue());
        assertEquals(true, edge.json(answer).at("/evaluations/1/decision").booleanValue());
    }

    @Test
    void theMetadataNamesTheAddressItWasAskedAt() throws Exception {
        String base = edge.url("");
        assertEquals(
                "{\"policy_decision_point\":\"" + base + "\",\"access_evaluation_endpoint\":\"" + base
                        + "/access/v1/evaluation\",\"access_evaluations_endpoint\":\"" + base
                        + "/access/v1/evaluations\",\"search_subject_endpoint\":\"" + base
                        + "/access/v1/search/subject\",\"search_resource_endpoint\":\"" + base
                        + "/access/v1/search/resource\",\"search_action_endpoint\":\"" + base
                        + "/access/v1/search/action\"}",
                edge.get("/.well-known/authzen-configuration").body());
    }

    @Test
    void thePageItsScriptsAndTheMetricsAreServed() throws Exception {
        assertTrue(edge.get("/").body().contains("<title>Evenhand edge</title>"));
        assertEquals(200, edge.get("/edge.js").statusCode());
        assertEquals(200, edge.get("/edge.css").statusCode());
        assertEquals(200, edge.get("/healthz").statusCode());
        assertTrue(edge.get("/edge/capabilities").body().contains("no ffmpeg was found"));
        edge.get("/check?account=limited&action=invite");
        assertTrue(edge.metrics().contains("evenhand_edge_decisions_total{action=\"invite\",decision=\"deny\",}"));
        HttpResponse<String> noStream = edge.post("/sessions", "{\"account\":\"nobody\",\"server\":\"srv-1\"}");
        assertEquals(503, noStream.statusCode());
        assertEquals("2", noStream.headers().firstValue("Retry-After").orElseThrow());
    }
}
