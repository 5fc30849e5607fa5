// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.FakeClock;
import io.evenhand.edge.feed.Publisher;
import io.evenhand.edge.table.Freshness;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.table.PolicyTable;
import io.evenhand.edge.telemetry.EdgeMetrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and responses of AuthZEN 1.0 as text, so that each line can be tried with curl. */
class AuthZenTest {
    private static final String OWNER = "\"subject\":{\"type\":\"account\",\"id\":\"acc\"}";
    private static final String INVITE = "\"action\":{\"name\":\"invite\"}";
    private static final String SERVER = "\"resource\":{\"type\":\"server\",\"id\":\"srv-1\"}";
    private static final String FRESH = "\"rev\":4,\"ageMs\":1000,\"ttlMs\":1000,\"stale\":false";

    private final Answers answers;

    AuthZenTest() {
        LiveTable live = new LiveTable(Publisher.NOW);
        live.swap(
                PolicyTable.of(new Snapshot(
                        4,
                        List.of(
                                Publisher.limit("acc", "d1"),
                                Publisher.entry("gone", null, Measure.TERMINATE, "d2", Publisher.NOW, null, null)))),
                new Freshness(true, true, Publisher.NOW, Publisher.NOW.plus(Duration.ofDays(1))));
        answers = new Answers(
                live,
                account -> 1,
                new FakeClock(Publisher.NOW.plusSeconds(1)),
                Duration.ofMinutes(1),
                new EdgeMetrics());
    }

    private String evaluate(String json) throws IOException, BadQuestionException {
        return text(AuthZen.response(answers.answer(AuthZen.question(read(json)))));
    }

    private String batch(String json) throws IOException, BadQuestionException {
        return text(AuthZenBatch.answer(read(json), answers));
    }

    private static ObjectNode read(String json) throws IOException {
        return Json.readObject(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ObjectNode json) {
        return new String(Json.bytes(json), StandardCharsets.UTF_8);
    }

    private static String request(String... members) {
        return "{" + String.join(",", members) + "}";
    }

    @Test
    void aDenialToTheOwnerCarriesItsReasonAndAppeal() throws Exception {
        assertEquals(
                "{\"decision\":false,\"context\":{" + FRESH
                        + ",\"reason\":\"RHYTHM_BILLING\",\"decision\":\"d1\",\"until\":\"2026-03-31T12:00:00.000Z\""
                        + ",\"appeal\":\"https://appeals.example/d/d1\"}}",
                evaluate(request(OWNER, INVITE, SERVER)));
    }

    @Test
    void aTerminationHasNoUntil() throws Exception {
        assertEquals(
                "{\"decision\":false,\"context\":{" + FRESH
                        + ",\"reason\":\"RHYTHM_BILLING\",\"decision\":\"d2\",\"appeal\":\"https://appeals.example/d/d2\"}}",
                evaluate(request("\"subject\":{\"type\":\"account\",\"id\":\"gone\"}", INVITE, SERVER)));
    }

    @Test
    void anUnknownAccountIsAllowed() throws Exception {
        assertEquals(
                "{\"decision\":true,\"context\":{" + FRESH + ",\"reason\":\"none\"}}",
                evaluate(request("\"subject\":{\"type\":\"account\",\"id\":\"nobody\"}", INVITE, SERVER)));
    }

    @Test
    void unknownMembersAreIgnoredAndContextIsOptional() throws Exception {
        String more =
                "\"subject\":{\"type\":\"account\",\"id\":\"x\",\"tier\":3},\"extra\":[1],\"context\":{\"ip\":\"-\"}";
        assertEquals(
                "{\"decision\":true,\"context\":{" + FRESH + ",\"reason\":\"none\"}}",
                evaluate(request(more, INVITE, SERVER)));
    }

    @ParameterizedTest
    @CsvSource({"false,false", "true,true"})
    void aViewerIsExternalUnlessTheHomeIsNamed(boolean home, boolean allowed) throws Exception {
        String viewer = "\"subject\":{\"type\":\"viewer\",\"id\":\"v\",\"properties\":{\"home\":" + home + "}}";
        String server =
                "\"resource\":{\"type\":\"server\",\"id\":\"srv-1\",\"properties\":{\"account\":\"acc\",\"x\":null}}";
        assertEquals(
                "{\"decision\":" + allowed + ",\"context\":{" + FRESH + "}}",
                evaluate(request(viewer, "\"action\":{\"name\":\"start_stream\"}", server)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"subject\":\"acc\",\"action\":{\"name\":\"invite\"},\"resource\":{\"type\":\"server\",\"id\":\"s\"}}",
                "{\"subject\":{\"type\":\"account\"},\"action\":{\"name\":\"invite\"},\"resource\":{\"type\":\"server\",\"id\":\"s\"}}",
                "{\"subject\":{\"type\":\"account\",\"id\":7},\"action\":{\"name\":\"invite\"},\"resource\":{\"type\":\"server\",\"id\":\"s\"}}",
                "{\"subject\":{\"type\":\"account\",\"id\":\"a b\"},\"action\":{\"name\":\"invite\"},\"resource\":{\"type\":\"server\",\"id\":\"s\"}}",
                "{\"subject\":{\"type\":\"range\",\"id\":\"AS1\"},\"action\":{\"name\":\"invite\"},\"resource\":{\"type\":\"server\",\"id\":\"s\"}}",
                "{\"subject\":{\"type\":\"account\",\"id\":\"a\"},\"action\":{\"name\":\"reboot\"},\"resource\":{\"type\":\"server\",\"id\":\"s\"}}",
                "{\"subject\":{\"type\":\"account\",\"id\":\"a\"},\"action\":{},\"resource\":{\"type\":\"server\",\"id\":\"s\"}}",
                "{\"subject\":{\"type\":\"account\",\"id\":\"a\"},\"action\":{\"name\":\"invite\"},\"resource\":{\"type\":\"film\",\"id\":\"s\"}}",
                "{\"subject\":{\"type\":\"account\",\"id\":\"a\",\"properties\":[]},\"action\":{\"name\":\"invite\"},\"resource\":{\"type\":\"server\",\"id\":\"s\"}}",
                "{\"subject\":{\"type\":\"account\",\"id\":\"a\"},\"action\":{\"name\":\"invite\"},\"resource\":{\"type\":\"server\",\"id\":\"s\"},\"context\":1}",
                "{\"subject\":{\"type\":\"viewer\",\"id\":\"v\"},\"action\":{\"name\":\"start_stream\"},\"resource\":{\"type\":\"server\",\"id\":\"s\"}}"
            })
    void whatIsNotAQuestionIsNotAnswered(String json) {
        assertThrows(BadQuestionException.class, () -> evaluate(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "{} {}", "\"x\""})
    void whatIsNotAnObjectIsNotEvenRead(String json) {
        assertThrows(IOException.class, () -> evaluate(json));
    }

    @Test
    void aBatchFillsWholeEntitiesFromItsDefaults() throws Exception {
        String items = "\"evaluations\":[{},{\"subject\":{\"type\":\"account\",\"id\":\"nobody\"}},"
                + "{\"subject\":{\"type\":\"account\"}},7]";
        String answered = batch(request(OWNER, INVITE, SERVER, items));
        assertEquals(
                "{\"evaluations\":[{\"decision\":false,\"context\":{" + FRESH
                        + ",\"reason\":\"RHYTHM_BILLING\",\"decision\":\"d1\",\"until\":\"2026-03-31T12:00:00.000Z\""
                        + ",\"appeal\":\"https://appeals.example/d/d1\"}},"
                        + "{\"decision\":true,\"context\":{" + FRESH + ",\"reason\":\"none\"}},"
                        + "{\"decision\":false,\"context\":{\"error\":{\"status\":400,\"message\":\"subject.id is not a string\"}}},"
                        + "{\"decision\":false,\"context\":{\"error\":{\"status\":400,\"message\":\"an item of evaluations is not an object\"}}}]}",
                answered);
    }

    @ParameterizedTest
    @CsvSource({"execute_all,4", "deny_on_first_deny,2", "permit_on_first_permit,1"})
    void aBatchStopsWhereItsSemanticSays(String semantic, int answered) throws Exception {
        String nobody = "{\"subject\":{\"type\":\"account\",\"id\":\"nobody\"}}";
        String items = "\"evaluations\":[" + nobody + ",{}," + nobody + ",{}]";
        String options = "\"options\":{\"evaluations_semantic\":\"" + semantic + "\"}";
        assertEquals(
                answered,
                read(batch(request(OWNER, INVITE, SERVER, items, options)))
                        .get("evaluations")
                        .size());
    }

    @Test
    void aBatchWithoutItemsIsASingleQuestion() throws Exception {
        assertEquals(evaluate(request(OWNER, INVITE, SERVER)), batch(request(OWNER, INVITE, SERVER)));
        assertEquals(
                evaluate(request(OWNER, INVITE, SERVER)), batch(request(OWNER, INVITE, SERVER, "\"evaluations\":[]")));
    }
}
