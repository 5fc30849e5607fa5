// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.policy.NetworkEntry;
import io.evenhand.contract.policy.NetworkEntry.Action;
import io.evenhand.contract.policy.NetworkEntry.Cause;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures against networks under attack: answered for addresses only, by themselves over, and in no account's answer. */
class NetworkMeasuresStayApartIT {
    private static final Duration MOST = Duration.ofSeconds(15);
    private static final String QUESTION = "{\"subject\":{\"type\":\"account\",\"id\":\"limited\"},"
            + "\"action\":{\"name\":\"invite\"},\"resource\":{\"type\":\"server\",\"id\":\"srv-1\"},"
            + "\"context\":{\"ip\":\"198.51.100.7\",\"accepts\":[\"access_request\",\"obligations\"]}}";

    @TempDir
    private Path folder;

    @Test
    void addressesAreAnsweredApartAndNoAccountsAnswerNamesANetwork() throws Exception {
        Instant from = Instant.now().minusSeconds(60);
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(folder, casework, Map.of())) {
            casework.publisher.put(
                    Publisher.entry("limited", null, Measure.LIMIT, "d1", from, from.plus(Duration.ofDays(9)), 0));
            casework.announce();
            await("policy", MOST, () -> edge.get("/v1/state").body().contains("\"rev\":1,"));
            Map<String, String> before = accountProtocols(edge);
            assertEquals(204, check(edge, "198.51.100.7"));

            Instant soon = Instant.now().plusSeconds(4);
            casework.publisher.networks(List.of(
                    new NetworkEntry("198.51.100.0/24", Action.DENY, Cause.DDOS, from, from.plus(Duration.ofDays(3))),
                    new NetworkEntry("203.0.113.0/24", Action.DENY, Cause.SECURITY, from, soon)));
            casework.announce();
            await("networks", MOST, () -> check(edge, "198.51.100.7") == 403);
            HttpResponse<String> denied = edge.get("/v1/network?ip=198.51.100.7");
            assertTrue(denied.body().startsWith("{\"decision\":false,"), denied.body());
            assertTrue(denied.body().contains("\"reason\":\"SECURITY_MEASURE\",\"cause\":\"ddos\""), denied.body());
            assertFalse(denied.body().contains("198.51"), "not even the address comes back");
            assertEquals(204, check(edge, "198.51.101.7"));
            assertEquals(204, check(edge, "limited"), "what is no address is no attack");
            assertEquals(400, edge.get("/v1/network?ip=limited").statusCode());
            assertEquals(400, edge.get("/v1/network?account=limited").statusCode());
            await("it ends by itself", MOST, () -> check(edge, "203.0.113.1") == 204);

            assertEquals(before, accountProtocols(edge), "the same bytes, but for revision and age");
            edge.stop();
            casework.down();
            edge.restart();
            assertEquals(403, check(edge, "198.51.100.7"), "kept on disk like everything else");
        }
    }

    private static int check(EdgeUnderTest edge, String ip) throws Exception {
        return edge.get("/check/network?ip=" + ip).statusCode();
    }

    /** What every protocol about accounts says, asked also as somebody would who wants to hear of networks. */
    private static Map<String, String> accountProtocols(EdgeUnderTest edge) throws Exception {
        Map<String, String> said = new LinkedHashMap<>();
        for (String path : List.of(
                "/check?account=limited&action=invite&ip=198.51.100.7",
                "/check?account=nobody&action=start_stream&ip=198.51.100.7",
                "/v1/decisions?ip=198.51.100.7",
                "/v1/decisions?range=198.51.100.0%2F24",
                "/v1/decisions?scope=Country&value=DE",
                "/v1/decisions?scope=AS&value=64496",
                "/v1/decisions/stream?startup=true&scopes=ip,range,as,country,account",
                "/v1/export/haproxy.map")) {
            HttpResponse<String> answer = edge.get(path);
            said.put(path, answer.statusCode() + " " + answer.headers().map().get("x-evenhand-reason") + answer.body());
        }
        for (String path : List.of("evaluation", "evaluations", "search/action", "search/subject", "search/resource")) {
            said.put(path, edge.post("/access/v1/" + path, QUESTION).body());
        }
        said.replaceAll((path, body) -> body.replaceAll("\"(rev|ageMs|ttlMs)\":\\d+", "\"$1\":0")
                .replaceAll("\"duration\":\"[^\"]+\"", "\"duration\":\"\"")
                .replaceAll("(\"evaluation_id\":\"d1)\\.\\d+", "$1"));
        said.forEach((path, body) -> {
            assertFalse(body.contains("198.51") || body.contains("203.0.113"), path + ": " + body);
            assertFalse(
                    body.matches("(?is).*\"scope\":\"(ip|range|as|country)\".*"),
                    path + " has a scope that is no account");
        });
        return said;
    }
}
