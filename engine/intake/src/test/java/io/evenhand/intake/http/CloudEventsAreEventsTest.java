// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** CloudEvents 1.0, one or a batch, become the same events as lines of the contract. */
class CloudEventsAreEventsTest {
    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json; charset=utf-8";
    private static final String GOOD = """
            {"specversion":"1.0","id":"ce-%s","source":"/platform","type":"io.evenhand.stream.stopped",
             "subject":"acc-1","time":"2026-03-01T11:00:00Z","datacontenttype":"application/json",
             "data":{"stream":"st-1","durationBucket":"<10m","net":{"ip":"203.0.113.7"}}}""";

    @RegisterExtension
    private static final RunningServer server = new RunningServer();

    @Test
    void oneBecomesOne() throws Exception {
        assertEquals(receipt(1, 0, 0, ""), post(ONE, GOOD.formatted("1")));
        String event = server.log.events().get(0);
        assertTrue(
                event.startsWith("{\"id\":\"ce-1\",\"type\":\"stream.stopped\",\"at\":\"2026-03-01T11:00:00.000Z\","
                        + "\"account\":\"acc-1\",\"net\":{\"id\":\""),
                event);
        assertTrue(event.endsWith("\"stream\":\"st-1\",\"durationBucket\":\"<10m\"}"), event);
    }

    @Test
    void aBatchBecomesSeveral() throws Exception {
        String batch = "[" + GOOD.formatted("1") + "," + GOOD.formatted("2") + ",7," + GOOD.formatted("3") + "]";
        assertEquals(receipt(3, 1, 0, "\"malformed_json\":1"), post(BATCH, batch));
        assertEquals(3, server.log.events().size());
        assertEquals(receipt(0, 0, 0, ""), post(BATCH, "[]"));
    }

    @Test
    void whatIsWellFormedBeforeAFaultIsKept() throws Exception {
        assertEquals(
                receipt(1, 1, 0, "\"malformed_json\":1"), post(BATCH, "[" + GOOD.formatted("1") + ", {\"id\": CANARY"));
        for (String bad : List.of("", "{", "[]", "null", "\"CANARY\"", GOOD.formatted("1") + "{}")) {
            assertTrue(post(ONE, bad).contains("\"malformed_json\":1"), bad);
        }
        assertTrue(post(BATCH, GOOD.formatted("1")).contains("\"malformed_json\":1"));
        assertFalse(server.log.everything().contains("CANARY"));
    }

    /** Each of these is another exception of the parser's, and none of them is the sender's connection. */
    @Test
    void whatIsBeyondABoundOrInAnotherEncodingIsMalformed() throws Exception {
        String deep = "[".repeat(40) + "]".repeat(40);
        for (String value : List.of(deep, "7".repeat(40), "\"" + "x".repeat(70_000) + "\"")) {
            String bad = GOOD.formatted("1").replace("\"source\"", "\"extension\":" + value + ",\"source\"");
            assertEquals(receipt(0, 1, 0, "\"malformed_json\":1"), post(ONE, bad));
            assertEquals(
                    receipt(1, 1, 0, "\"malformed_json\":1"), post(BATCH, "[" + GOOD.formatted("1") + "," + bad + "]"));
        }
        byte[] otherEncoding = {0, 0, 0, '{', 0x7f, 0x7f, 0x7f, 0x7f, 0x7f};
        var answer = server.http.post("/v1/events", ONE, otherEncoding, RunningServer.AUTH);
        assertEquals(receipt(0, 1, 0, "\"malformed_json\":1"), answer.body());
    }

    @Test
    void extensionsAndUnknownFieldsAreDroppedAndCounted() throws Exception {
        String body = GOOD.formatted("1")
                .replace("\"source\"", "\"traceparent\":\"CANARY\",\"source\"")
                .replace("\"stream\":", "\"title\":\"CANARY\",\"account\":\"acc-CANARY\",\"stream\":");
        assertEquals(receipt(1, 0, 3, ""), post(ONE, body));
        assertFalse(server.log.everything().contains("CANARY"));
    }

    @Test
    void faultsOfTheEnvelopeAreDeadLetters() throws Exception {
        assertTrue(post(ONE, GOOD.formatted("1").replace("\"1.0\"", "\"0.3\"")).contains("\"malformed_field\":1"));
        assertTrue(server.log.deadLetters().get(0).contains("\"field\":\"specversion\""));
        assertTrue(post(ONE, GOOD.formatted("1").replace("io.evenhand.", "com.example."))
                .contains("\"unknown_type\":1"));
        assertTrue(post(ONE, GOOD.formatted("1").replace("\"subject\"", "\"subjekt\""))
                .contains("\"missing_field\":1"));
        assertTrue(post(ONE, GOOD.formatted("1").replace("\"id\":\"ce", "\"id\":\"ü"))
                .contains("\"malformed_field\":1"));
        assertTrue(post(ONE, GOOD.formatted("1").replaceAll("(?s)\"data\":.*", "\"data\":\"text\"}"))
                .contains("\"malformed_field\":1"));
        assertTrue(post(ONE, GOOD.formatted("1").replace("203.0.113.7", "203.0.113.0/24"))
                .contains("\"malformed_field\":1"));
        assertTrue(server.log.events().isEmpty());
    }

    private static String post(String type, String body) throws Exception {
        var answer = server.http.post("/v1/events", type, body, RunningServer.AUTH);
        assertEquals(202, answer.statusCode(), answer.body());
        return answer.body();
    }

    private static String receipt(int accepted, int deadLettered, int dropped, String reasons) {
        return "{\"accepted\":" + accepted + ",\"deadLettered\":" + deadLettered + ",\"droppedFields\":" + dropped
                + ",\"reasons\":{" + reasons + "}}";
    }
}
