// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Law 16, NoContentField: no title, file name, library name, artwork, position or rating comes in by any way; unknown
 * fields are dropped and counted, never stored. (The import of Tautulli's database has its own test of the same.)
 */
class NoContentFieldTest {
    private static final List<String> CONTENT = List.of(
            "title",
            "name",
            "file",
            "fileName",
            "path",
            "library",
            "libraryName",
            "art",
            "thumb",
            "poster",
            "position",
            "viewOffset",
            "rating",
            "guid",
            "ratingKey",
            "summary",
            "genre",
            "email",
            "username",
            "userAgent");
    /** One valid event of every type, without its braces. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("account.created", ""),
            Map.entry("server.claimed", "\"server\":\"s-1\",\"tlsKey\":\"k\""),
            Map.entry("server.unclaimed", "\"server\":\"s-1\""),
            Map.entry("server.moved", "\"server\":\"s-1\""),
            Map.entry("key.seen", "\"kind\":\"device\",\"key\":\"k\""),
            Map.entry("invite.created", "\"invite\":\"i-1\",\"kind\":\"link\",\"client\":\"ui\""),
            Map.entry("share.accepted", "\"viewer\":\"v-1\",\"librarySet\":\"ls\",\"home\":false"),
            Map.entry("share.changed", "\"viewer\":\"v-1\""),
            Map.entry("share.revoked", "\"viewer\":\"v-1\",\"by\":\"owner\""),
            Map.entry("guestpass.declared", "\"days\":7"),
            Map.entry("ties.measured", "\"viewers\":3,\"ties\":1,\"reciprocal\":1"),
            Map.entry(
                    "stream.started",
                    "\"stream\":\"st-1\",\"server\":\"s-1\",\"viewer\":\"v-1\",\"home\":true,\"mode\":\"direct\""),
            Map.entry("stream.stopped", "\"stream\":\"st-1\",\"durationBucket\":\"1-3h\""),
            Map.entry("stream.terminated", "\"stream\":\"st-1\",\"by\":\"policy\""));

    @RegisterExtension
    private static final RunningServer server = new RunningServer();

    @Test
    void noTypeOfEventTakesContent() throws Exception {
        StringBuilder body = new StringBuilder();
        for (Map.Entry<String, String> type : TYPES.entrySet()) {
            body.append("{\"id\":\"")
                    .append(type.getKey())
                    .append("\",\"type\":\"")
                    .append(type.getKey());
            body.append("\",\"at\":\"2026-03-01T11:00:00Z\",\"account\":\"acc-1\"");
            body.append(type.getValue().isEmpty() ? "" : ",").append(type.getValue());
            body.append(",\"net\":{\"ip\":\"203.0.113.7\",\"hostname\":\"CANARY\"}")
                    .append(content())
                    .append("}\n");
        }
        HttpResponse<String> answer =
                server.http.post("/v1/events", "application/x-ndjson", body.toString(), RunningServer.AUTH);
        int dropped = TYPES.size() * (3 * CONTENT.size() + 1);
        assertEquals(
                "{\"accepted\":14,\"deadLettered\":0,\"droppedFields\":" + dropped + ",\"reasons\":{}}", answer.body());
        assertNothingLeaked(14);
    }

    @Test
    void noCloudEventTakesContent() throws Exception {
        StringBuilder body = new StringBuilder("[");
        for (Map.Entry<String, String> type : TYPES.entrySet()) {
            body.append(body.length() == 1 ? "" : ",");
            body.append("{\"specversion\":\"1.0\",\"source\":\"CANARY\",\"dataschema\":\"CANARY\",\"id\":\"");
            body.append(type.getKey()).append("\",\"type\":\"io.evenhand.").append(type.getKey());
            body.append("\",\"time\":\"2026-03-01T11:00:00Z\",\"subject\":\"acc-1\"")
                    .append(content());
            body.append(",\"data\":{").append(type.getValue().isEmpty() ? "\"x\":0" : type.getValue());
            body.append(content()).append("}}");
        }
        HttpResponse<String> answer =
                server.http.post("/v1/events", "application/cloudevents-batch+json", body + "]", RunningServer.AUTH);
        int dropped = TYPES.size() * 2 * 3 * CONTENT.size() + 1;
        assertEquals(
                "{\"accepted\":14,\"deadLettered\":0,\"droppedFields\":" + dropped + ",\"reasons\":{}}", answer.body());
        assertNothingLeaked(14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plex", "jellyfin", "tautulli"})
    void noWebhookTakesContent(String program) throws Exception {
        String play;
        String stop;
        switch (program) {
            case "plex" -> {
                play = Reports.plexBody(Reports.plex("media.play", true, 4711, false, "203.0.113.7"));
                stop = Reports.plexBody(Reports.plex("media.stop", true, 4711, false, "203.0.113.7"));
            }
            case "jellyfin" -> {
                play = Reports.jellyfin("PlaybackStart", "DirectPlay", "203.0.113.7");
                stop = Reports.jellyfin("PlaybackStop", "DirectPlay", "203.0.113.7");
            }
            default -> {
                play = Reports.tautulli("play", "0", "203.0.113.7", "7");
                stop = Reports.tautulli("stop", "0", "203.0.113.7", "7");
            }
        }
        String type = program.equals("plex") ? Reports.PLEX_TYPE : "application/json";
        for (String body : List.of(play, stop)) {
            HttpResponse<String> answer =
                    server.http.post("/v1/ingest/" + program, type, body, "X-Api-Key", RunningServer.PLEX_KEY);
            assertTrue(answer.body().startsWith("{\"accepted\":1,"), answer.body());
            assertFalse(answer.body().contains("\"droppedFields\":0"), answer.body());
        }
        assertNothingLeaked(2);
    }

    @Test
    void noDeadLetterKeepsContent() throws Exception {
        String body = "{\"id\":\"e-1\",\"type\":\"stream.played\"" + content() + "}\n"
                + "{\"id\":\"CANARY CANARY\",\"type\":\"account.created\"" + content() + "}\n"
                + "{\"CANARY\":1\n" + "CANARY\n" + "{\"type\":\"CANARY\",\"kind\":\"CANARY\",\"by\":\"CANARY\"}\n";
        HttpResponse<String> answer = server.http.post("/v1/events", "application/x-ndjson", body, RunningServer.AUTH);
        assertTrue(answer.body().startsWith("{\"accepted\":0,\"deadLettered\":5,"), answer.body());
        assertNothingLeaked(0);
    }

    /** Every content field thrice: as text, as a number in a list, and inside an object with the name of one of ours. */
    private static String content() {
        StringBuilder out = new StringBuilder();
        for (String field : CONTENT) {
            out.append(",\"").append(field).append("\":\"CANARY\"");
            out.append(",\"").append(field.toUpperCase(Locale.ROOT)).append("\":[\"CANARY\",7]");
            out.append(",\"x-").append(field).append("\":{\"viewer\":\"CANARY\",\"title\":\"CANARY\"}");
        }
        return out.toString();
    }

    private static void assertNothingLeaked(int events) {
        assertEquals(events, server.log.events().size());
        String everything = server.log.everything();
        for (String secret : List.of("CANARY", "203.0.113", "1999", "7.5", "10007919", "4711")) {
            assertFalse(everything.contains(secret), secret + " in " + everything);
        }
        for (String field : CONTENT) {
            assertFalse(everything.contains("\"" + field + "\":"), field);
        }
    }
}
