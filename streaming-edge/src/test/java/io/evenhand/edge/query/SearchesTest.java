// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.FakeClock;
import io.evenhand.edge.feed.Publisher;
import io.evenhand.edge.table.Freshness;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.table.PolicyTable;
import io.evenhand.edge.telemetry.EdgeMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AuthZEN's searches, and the denial that is also the way to the appeal. */
class SearchesTest {
    private static final String SERVER = "\"resource\":{\"type\":\"server\",\"id\":\"srv-1\"}";

    private final Answers answers;

    SearchesTest() {
        Instant until = Publisher.NOW.plus(Duration.ofDays(1));
        LiveTable live = new LiveTable(Publisher.NOW);
        live.swap(
                PolicyTable.of(new Snapshot(
                        4,
                        List.of(
                                Publisher.limit("limited", "d1"),
                                Publisher.entry(
                                        "acc", "srv-1", Measure.SUSPEND_SERVER, "d2", Publisher.NOW, until, null),
                                Publisher.entry("acc", "srv-2", Measure.LIMIT, "d3", Publisher.NOW, until, null)))),
                new Freshness(true, true, Publisher.NOW, Publisher.NOW.plus(Duration.ofDays(1))));
        answers =
                new Answers(live, account -> 1, new FakeClock(Publisher.NOW), Duration.ofMinutes(1), new EdgeMetrics());
    }

    private static ObjectNode read(String json) {
        try {
            return Json.readObject(json.getBytes(StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> found(ObjectNode response, String member) {
        assertEquals("", response.at("/page/next_token").textValue());
        return java.util.stream.StreamSupport.stream(response.get("results").spliterator(), false)
                .map(result -> result.get(member).textValue())
                .toList();
    }

    private static String subject(String type, String id) {
        return "\"subject\":{\"type\":\"" + type + "\",\"id\":\"" + id + "\"}";
    }

    @Test
    void actionsAreAllThatIsAllowedAndTheListIsComplete() throws Exception {
        ObjectNode limited =
                AuthZenSearch.actions(read("{" + subject("account", "limited") + "," + SERVER + "}"), answers);
        assertEquals(
                List.of("register_server", "start_stream", "transcode", "continue_stream"), found(limited, "name"));
        assertEquals(true, limited.at("/context/complete").booleanValue());
        assertEquals(
                5,
                found(
                                AuthZenSearch.actions(
                                        read("{" + subject("account", "nobody") + "," + SERVER + "}"), answers),
                                "name")
                        .size());
        assertEquals(
                List.of(),
                found(
                        AuthZenSearch.actions(read("{" + subject("range", "AS1") + "," + SERVER + "}"), answers),
                        "name"));
    }

    @Test
    void subjectsAreTheOwnerThatTheServerNames() throws Exception {
        String ask = "{\"subject\":{\"type\":\"account\",\"id\":\"ignored\"},\"action\":{\"name\":\"invite\"},"
                + "\"resource\":{\"type\":\"server\",\"id\":\"s\",\"properties\":{\"account\":\"OWNER\"}}}";
        ObjectNode allowed = AuthZenSearch.subjects(read(ask.replace("OWNER", "nobody")), answers);
        assertEquals(List.of("nobody"), found(allowed, "id"));
        assertEquals(false, allowed.at("/context/complete").booleanValue());
        assertEquals(List.of(), found(AuthZenSearch.subjects(read(ask.replace("OWNER", "limited")), answers), "id"));
    }

    @Test
    void resourcesAreTheNamedServersThatAreFreeAndNoneForAViewer() throws Exception {
        String ask = "{" + subject("account", "acc")
                + ",\"action\":{\"name\":\"start_stream\"},\"resource\":{\"type\":\"server\"}}";
        assertEquals(List.of("srv-2"), found(AuthZenSearch.resources(read(ask), answers), "id"));
        assertEquals(
                List.of(),
                found(AuthZenSearch.resources(read(ask.replace("\"account\"", "\"viewer\"")), answers), "id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"subject\":{\"type\":\"account\",\"id\":\"a\"}}",
                "{\"subject\":{\"type\":\"account\"},\"resource\":{\"type\":\"server\",\"id\":\"s\"}}",
                "{\"subject\":{\"type\":\"account\",\"id\":\"a\"},\"resource\":{\"type\":\"server\",\"id\":\"s\"},\"page\":7}",
                "{\"subject\":{\"type\":\"account\",\"id\":\"a\"},\"resource\":{\"type\":\"server\",\"id\":\"s\"},\"context\":[]}"
            })
    void whatIsNoSearchIsRefused(String ask) {
        assertThrows(BadQuestionException.class, () -> AuthZenSearch.actions(read(ask), answers));
    }

    @Test
    void aCallerThatUnderstandsItGetsTheWayToTheAppeal() throws Exception {
        String ask = "{" + subject("account", "limited") + ",\"action\":{\"name\":\"invite\"}," + SERVER
                + ",\"context\":{\"accepts\":[\"access_request\",7]}}";
        ObjectNode request = read(ask);
        JsonNode context = AuthZen.response(request, answers.answer(AuthZen.question(request)))
                .get("context");
        assertEquals("d1.4", context.get("evaluation_id").textValue());
        assertEquals(
                "https://appeals.example/d/d1",
                context.at("/access_request/form_url").textValue());
        ObjectNode plain = read(ask.replace("access_request", "obligations"));
        assertEquals(
                false,
                AuthZen.response(plain, answers.answer(AuthZen.question(plain)))
                        .get("context")
                        .has("access_request"));
        ObjectNode viewer = read(ask.replace("\"account\",\"id\":\"limited\"", "\"viewer\",\"id\":\"v\"")
                .replace("\"srv-1\"", "\"srv-1\",\"properties\":{\"account\":\"limited\"}"));
        ObjectNode told = AuthZen.response(viewer, answers.answer(AuthZen.question(viewer)));
        assertEquals(false, told.get("decision").booleanValue());
        assertEquals(false, told.get("context").has("access_request"));
    }
}
