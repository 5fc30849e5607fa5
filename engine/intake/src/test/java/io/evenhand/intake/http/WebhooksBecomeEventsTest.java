// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The reports of Plex, Jellyfin and Tautulli become playbacks of the key's account, and anything else becomes nothing. */
class WebhooksBecomeEventsTest {
    private static final String JSON = "application/json";

    @RegisterExtension
    private static final RunningServer server = new RunningServer();

    @Test
    void plexPlaysAndStops() throws Exception {
        String started = one(plex("media.play", true, 4711, false, "203.0.113.7"));
        assertTrue(
                started.contains(
                        "\"type\":\"stream.started\",\"at\":\"2026-03-01T12:00:00.000Z\",\"account\":\"acc-plex\""),
                started);
        assertTrue(started.endsWith("\"home\":false,\"mode\":\"direct\"}"), started);
        assertTrue(started.contains("\"net\":{\"id\":\""), started);
        String stopped = one(plex("media.stop", true, 4711, false, "203.0.113.7"));
        assertTrue(stopped.contains("\"type\":\"stream.stopped\""), stopped);
        assertEquals(value(started, "stream"), value(stopped, "stream"));
        assertNotEquals(value(started, "id"), value(stopped, "id"));
    }

    @Test
    void plexHomeIsTheOwnerOrTheOwnersNetwork() throws Exception {
        assertTrue(one(plex("media.play", true, 1, false, "203.0.113.7")).contains("\"home\":true"));
        assertTrue(one(plex("media.play", true, 4711, true, "203.0.113.7")).contains("\"home\":true"));
    }

    @Test
    void plexReportsOfOtherPeoplesServersAndOfOtherThingsAreIgnored() throws Exception {
        for (String event : List.of(
                "media.pause",
                "media.resume",
                "media.scrobble",
                "media.rate",
                "library.new",
                "playback.started",
                "device.new",
                "admin.database.backup")) {
            assertIgnored(plex(event, true, 4711, false, "203.0.113.7"));
        }
        assertIgnored(plex("media.play", false, 4711, false, "203.0.113.7"));
    }

    @Test
    void plexMayAlsoComeAsPlainJson() throws Exception {
        String json = Reports.plex("media.play", true, 4711, false, "203.0.113.7");
        one(server.http.post("/v1/ingest/plex?key=" + RunningServer.PLEX_KEY, JSON, json));
    }

    @Test
    void aMultipartBodyWithoutThePartIsAProblem() throws Exception {
        String path = "/v1/ingest/plex?key=" + RunningServer.PLEX_KEY;
        for (String body : List.of("", "CANARY", Reports.plexBody("{}").replace("payload", "other"), "--x\r\n\r\n")) {
            assertEquals(400, server.http.post(path, Reports.PLEX_TYPE, body).statusCode(), body);
        }
        assertEquals(
                400,
                server.http
                        .post(path, "multipart/form-data", Reports.plexBody("{}"))
                        .statusCode());
    }

    @Test
    void jellyfinPlaysAndStopsOnItsOwnClock() throws Exception {
        String started = one(jellyfin("PlaybackStart", "Transcode", "2001:db8::7"));
        assertTrue(started.contains("\"at\":\"2026-03-01T11:59:59.399Z\""), started);
        assertTrue(started.endsWith("\"home\":false,\"mode\":\"transcode\"}"), started);
        assertTrue(one(jellyfin("PlaybackStart", "DirectStream", "x")).endsWith("\"mode\":\"remux\"}"));
        assertTrue(one(jellyfin("PlaybackStart", "DirectPlay", "x")).endsWith("\"mode\":\"direct\"}"));
        assertEquals(
                value(started, "stream"), value(one(jellyfin("PlaybackStop", "Transcode", "2001:db8::7")), "stream"));
        assertIgnored(jellyfin("PlaybackProgress", "Transcode", "x"));
        assertIgnored(jellyfin("ItemAdded", "Transcode", "x"));
    }

    @Test
    void aRepeatedReportIsTheSameEvent() throws Exception {
        assertEquals(
                one(jellyfin("PlaybackStart", "DirectPlay", "")), one(jellyfin("PlaybackStart", "DirectPlay", "")));
        assertEquals(one(tautulli("play", "0", "", "")), one(tautulli("play", "0", "", "")));
    }

    @Test
    void tautulliPlaysAndStopsWithALength() throws Exception {
        String started = one(tautulli("play", "0", "203.0.113.7", ""));
        assertTrue(started.endsWith("\"home\":false,\"mode\":\"remux\"}"), started);
        assertTrue(started.contains("\"at\":\"2026-03-01T11:59:50.000Z\""), started);
        assertTrue(one(tautulli("play", "1", "", "")).contains("\"home\":true"));
        String stopped = one(tautulli("stop", "0", "203.0.113.7", "3599"));
        assertTrue(stopped.endsWith("\"durationBucket\":\"10-60m\"}"), stopped);
        assertEquals(value(started, "stream"), value(stopped, "stream"));
        assertTrue(one(tautulli("stop", "0", "", "10801")).endsWith("\"durationBucket\":\">3h\"}"));
        assertIgnored(tautulli("pause", "0", "", ""));
    }

    /** A clock that was never set must not make events of a time that the contract does not have. */
    @Test
    void aTimeFromBeforeThereWereAnyIsOurs() throws Exception {
        String report = Reports.tautulli("play", "0", "", "");
        for (String time : List.of("0", "946684799", "")) {
            String event = one(server.http.post(
                    "/v1/ingest/tautulli",
                    JSON,
                    report.replace("1772366390", time),
                    "X-Api-Key",
                    RunningServer.PLEX_KEY));
            assertTrue(event.contains("\"at\":\"2026-03-01T12:00:00.000Z\""), event);
        }
    }

    @Test
    void plexAndTautulliNameOneServerAlike() throws Exception {
        assertEquals(
                value(one(plex("media.play", true, 10007919, false, "")), "server"),
                value(one(tautulli("play", "0", "", "")), "server"));
    }

    @Test
    void anUnreadableAddressCostsTheNetworkNotTheEvent() throws Exception {
        String event = one(jellyfin("PlaybackStart", "DirectPlay", "not an address"));
        assertFalse(event.contains("\"net\""), event);
    }

    @Test
    void aReportThatCannotBeUsedIsADeadLetterWithoutContent() throws Exception {
        String[][] cases = {
            {
                "plex",
                Reports.plex("media.play", true, 1, true, "").replace("\"uuid\":\"54", "\"no\":\"54"),
                "Server.uuid"
            },
            {"plex", "{\"Event\":\"CANARY\"}", "event"},
            {"jellyfin", Reports.jellyfin("PlaybackStart", "x", "").replace("\"UserId\"", "\"x\""), "UserId"},
            {"jellyfin", "{\"NotificationType\":[\"CANARY\"]}", "NotificationType"},
            {"tautulli", Reports.tautulli("play", "0", "", "").replace("\"user_id\"", "\"x\""), "user_id"},
            {"tautulli", Reports.tautulli("play", "0", "", "").replace("1772366390", "1972366390"), "unixtime"}
        };
        for (String[] it : cases) {
            server.log.clear();
            HttpResponse<String> answer =
                    server.http.post("/v1/ingest/" + it[0], JSON, it[1], "X-Api-Key", RunningServer.PLEX_KEY);
            assertEquals(202, answer.statusCode());
            assertEquals(1, server.log.deadLetters().size(), it[2]);
            assertTrue(server.log.deadLetters().get(0).contains("\"field\":\"" + it[2] + "\""), it[2]);
        }
        for (String body : List.of("", "CANARY", "[]", "{\"action\":\"play\"} {}", "{", "null", "7")) {
            HttpResponse<String> answer =
                    server.http.post("/v1/ingest/tautulli", JSON, body, "X-Api-Key", RunningServer.PLEX_KEY);
            assertTrue(answer.body().contains("\"malformed_json\":1"), body + answer.body());
        }
        assertFalse(server.log.everything().contains("CANARY"));
    }

    private static HttpResponse<String> plex(String event, boolean owner, int account, boolean local, String address)
            throws Exception {
        return server.http.post(
                "/v1/ingest/plex?key=" + RunningServer.PLEX_KEY,
                Reports.PLEX_TYPE,
                Reports.plexBody(Reports.plex(event, owner, account, local, address)));
    }

    private static HttpResponse<String> jellyfin(String type, String method, String address) throws Exception {
        // the plugin's own default type
        return server.http.post(
                "/v1/ingest/jellyfin?key=" + RunningServer.PLEX_KEY,
                "text/plain; charset=utf-8",
                Reports.jellyfin(type, method, address));
    }

    private static HttpResponse<String> tautulli(String action, String local, String address, String seconds)
            throws Exception {
        return server.http.post(
                "/v1/ingest/tautulli",
                JSON,
                Reports.tautulli(action, local, address, seconds),
                "X-Api-Key",
                RunningServer.PLEX_KEY);
    }

    private static String one(HttpResponse<String> answer) {
        assertEquals(202, answer.statusCode(), answer.body());
        assertTrue(answer.body().startsWith("{\"accepted\":1,\"deadLettered\":0,"), answer.body());
        List<String> events = server.log.events();
        return events.get(events.size() - 1);
    }

    private static void assertIgnored(HttpResponse<String> answer) {
        assertEquals(202, answer.statusCode(), answer.body());
        assertTrue(answer.body().endsWith("\"ignored\":1}"), answer.body());
        assertTrue(answer.body().startsWith("{\"accepted\":0,\"deadLettered\":0,"), answer.body());
    }

    private static String value(String event, String field) {
        Matcher matcher = Pattern.compile("\"" + field + "\":\"([^\"]+)\"").matcher(event);
        assertTrue(matcher.find(), event);
        return matcher.group(1);
    }
}
