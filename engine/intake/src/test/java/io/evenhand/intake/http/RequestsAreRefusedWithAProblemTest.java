// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys, sizes, types and an absent log: each refusal has its status, says why, and loses nothing. */
class RequestsAreRefusedWithAProblemTest {
    private static final String NDJSON = "application/x-ndjson";
    private static final String LINE =
            "{\"id\":\"e-1\",\"type\":\"account.created\",\"at\":\"2026-03-01T11:00:00.000Z\",\"account\":\"acc-1\"}\n";

    @RegisterExtension
    private static final RunningServer server = new RunningServer();

    @Test
    void aKeyIsNeededAndMayComeInEitherHeader() throws Exception {
        assertProblem(401, post(NDJSON, LINE));
        assertProblem(401, post(NDJSON, LINE, "Authorization", "Bearer wrong-key-0123456789"));
        assertProblem(401, post(NDJSON, LINE, "Authorization", "Basic " + RunningServer.KEY));
        assertEquals(
                "Bearer",
                post(NDJSON, LINE).headers().firstValue("WWW-Authenticate").orElseThrow());
        assertEquals(202, post(NDJSON, LINE, RunningServer.AUTH).statusCode());
        assertEquals(202, post(NDJSON, LINE, "X-Api-Key", RunningServer.KEY).statusCode());
        assertEquals(
                202,
                post(NDJSON, LINE, "authorization", "bearer " + RunningServer.KEY)
                        .statusCode());
    }

    @Test
    void aKeyInTheAddressIsForWebhooksOnly() throws Exception {
        HttpResponse<String> events = server.http.post("/v1/events?key=" + RunningServer.KEY, NDJSON, LINE);
        assertProblem(401, events);
        HttpResponse<String> webhook =
                server.http.post("/v1/ingest/jellyfin?key=" + RunningServer.PLEX_KEY, "application/json", "{}");
        assertEquals(202, webhook.statusCode(), webhook.body());
    }

    @Test
    void aKeyForOneAccountReportsNoEventsAndAPlatformKeyNoWebhooks() throws Exception {
        assertProblem(403, post(NDJSON, LINE, "X-Api-Key", RunningServer.PLEX_KEY));
        assertProblem(
                403, server.http.post("/v1/ingest/plex", "application/json", "{}", "X-Api-Key", RunningServer.KEY));
    }

    @Test
    void aTypeOrCharsetOrEncodingThatIsNotOursIsRefused() throws Exception {
        for (String type : List.of("application/xml", "image/png", "text/plain; charset=iso-8859-9", "x")) {
            assertProblem(415, post(type, LINE, RunningServer.AUTH));
        }
        for (String type :
                List.of("text/plain; charset=UTF-8", "application/json", "application/x-www-form-urlencoded")) {
            assertEquals(202, post(type, LINE, RunningServer.AUTH).statusCode(), type);
        }
        assertProblem(415, post(NDJSON, LINE, "X-Api-Key", RunningServer.KEY, "Content-Encoding", "br"));
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        byte[] body =
                LINE.repeat((int) (IntakeServer.BODY_MAX / LINE.length()) + 2).getBytes(StandardCharsets.UTF_8);
        assertProblem(413, server.http.post("/v1/events", NDJSON, body, RunningServer.AUTH));
    }

    /** The connection must not be reset while the sender sends: that lost the answer now and then. */
    @Test
    void aSenderOfFarTooMuchStillHearsWhy() throws Exception {
        byte[] body = new byte[3 * (int) IntakeServer.BODY_MAX];
        for (int i = 0; i < 20; i++) {
            assertProblem(413, server.http.post("/v1/events", NDJSON, body, RunningServer.AUTH));
            assertProblem(401, server.http.post("/v1/events", NDJSON, body));
            assertProblem(413, server.http.postChunked("/v1/events", NDJSON, body, RunningServer.AUTH));
        }
    }

    /** Without a bound a few connections without a key would hold every thread there is. */
    @Test
    void aSenderThatIsRefusedIsNotListenedToForEver() throws Exception {
        long begun = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(200);
            socket.getOutputStream()
                    .write(
                            "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            String status = "";
            while (status.isEmpty() && System.nanoTime() - begun < 20_000_000_000L) {
                socket.getOutputStream().write('x');
                status = read(socket.getInputStream());
            }
            assertEquals("HTTP/1.1 401", status);
        }
    }

    private static String read(InputStream in) throws IOException {
        try {
            return new String(in.readNBytes(12), StandardCharsets.US_ASCII);
        } catch (SocketTimeoutException e) {
            return "";
        }
    }

    @Test
    void aGzipBombIsRefusedWithoutUnpackingIt() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 64; i++) {
                out.write(zeros);
            }
        }
        HttpResponse<String> answer = server.http.post(
                "/v1/events", NDJSON, bomb.toByteArray(), "X-Api-Key", RunningServer.KEY, "Content-Encoding", "gzip");
        assertProblem(413, answer);
        assertProblem(
                413,
                server.http.post(
                        "/v1/ingest/jellyfin",
                        "application/json",
                        bomb.toByteArray(),
                        "X-Api-Key",
                        RunningServer.PLEX_KEY,
                        "Content-Encoding",
                        "gzip"));
    }

    @Test
    void gzipIsUnpackedAndWhatIsNoneIsAProblem() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(LINE.getBytes(StandardCharsets.UTF_8));
        }
        String[] headers = {"X-Api-Key", RunningServer.KEY, "Content-Encoding", "gzip"};
        assertEquals(
                202,
                server.http
                        .post("/v1/events", NDJSON, packed.toByteArray(), headers)
                        .statusCode());
        assertEquals(1, server.log.events().size());
        assertProblem(400, post(NDJSON, LINE, headers));
        byte[] cut = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - 10);
        assertProblem(400, server.http.post("/v1/events", NDJSON, cut, headers));
    }

    @Test
    void aLogThatIsAwayCostsARetry() throws Exception {
        server.log.goAway(true);
        HttpResponse<String> away = post(NDJSON, LINE, RunningServer.AUTH);
        assertProblem(503, away);
        assertEquals("5", away.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(server.log.events().isEmpty());
        server.log.goAway(false);
        assertEquals(202, post(NDJSON, LINE, RunningServer.AUTH).statusCode());
        assertEquals(1, server.log.events().size());
    }

    @Test
    void aLineThatIsTooLongIsADeadLetterAndItsNeighboursAreNot() throws Exception {
        String body =
                LINE + "{\"title\":\"" + "CANARY".repeat(100_000) + "\"}\n" + LINE + "x".repeat(8193) + "\r\n" + LINE;
        HttpResponse<String> answer = post(NDJSON, body, RunningServer.AUTH);
        assertEquals(
                "{\"accepted\":3,\"deadLettered\":2,\"droppedFields\":0,\"reasons\":{\"oversized\":2}}", answer.body());
        assertTrue(!server.log.everything().contains("CANARY"), "no value in a dead letter");
    }

    @Test
    void theLongestEventMayEndWithAReturn() throws Exception {
        String event = LINE.strip();
        String longest = event.replace("}", ",\"x\":\"" + "y".repeat(8192 - event.length() - 7) + "\"}");
        assertEquals(8192, longest.length());
        for (String before : List.of("", LINE.repeat(560), "\n".repeat(60_000))) {
            HttpResponse<String> answer = post(NDJSON, before + longest + "\r\n" + LINE, RunningServer.AUTH);
            assertTrue(answer.body().contains("\"deadLettered\":0,"), answer.body());
            String longer = longest.replace("\"y", "\"yy");
            answer = post(NDJSON, before + longer + "\r\n" + LINE, RunningServer.AUTH);
            assertTrue(answer.body().contains("\"reasons\":{\"oversized\":1}"), answer.body());
        }
    }

    /** Whoever steals an edge has its key, and must not be able to forge what only the platform can know. */
    @Test
    void aKeyOfAnEdgeReportsStreamsAndNothingElse() throws Exception {
        String stopped =
                "{\"id\":\"s-1\",\"type\":\"stream.stopped\",\"at\":\"2026-03-01T11:00:00.000Z\",\"account\":\"acc-1\",\"stream\":\"st-1\"}\n";
        String revoked =
                "{\"id\":\"r-1\",\"type\":\"share.revoked\",\"at\":\"2026-03-01T11:00:00.000Z\",\"account\":\"acc-1\",\"viewer\":\"v-1\",\"by\":\"owner\"}\n";
        HttpResponse<String> answer =
                post(NDJSON, stopped + revoked, "Authorization", "Bearer " + RunningServer.EDGE_KEY);
        assertEquals(
                "{\"accepted\":1,\"deadLettered\":1,\"droppedFields\":0,\"reasons\":{\"forbidden_type\":1}}",
                answer.body());
        assertEquals(1, server.log.events().size());
        assertTrue(server.log.events().get(0).contains("stream.stopped"));
        String event = """
                {"specversion":"1.0","id":"ce-1","source":"/edge","type":"io.evenhand.share.revoked","subject":"acc-1",
                 "time":"2026-03-01T11:00:00Z","data":{"viewer":"v-1","by":"owner"}}""";
        assertTrue(post("application/cloudevents+json", event, "Authorization", "Bearer " + RunningServer.EDGE_KEY)
                .body()
                .contains("\"forbidden_type\":1"));
        assertEquals(202, post(NDJSON, revoked, RunningServer.AUTH).statusCode());
        assertEquals(2, server.log.events().size(), "a platform's key reports everything");
    }

    @Test
    void keysFilesAreReadStrictlyAndTheirFaultsNameOnlyTheLine() {
        for (String line : List.of(
                "alone",
                "name short",
                "a b c d e",
                "name key-0123456789abcdef account=a/b",
                "name key-0123456789abcdef only=stream.begun")) {
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> ApiKeys.parse(List.of("# first", line)));
            assertTrue(e.getMessage().contains("line 2"), e.getMessage());
            assertTrue(!e.getMessage().contains("key-0123456789abcdef"), e.getMessage());
        }
        assertEquals(
                "acc-9",
                ApiKeys.parse(List.of("webhook key-0123456789abcdef acc-9"))
                        .find("key-0123456789abcdef")
                        .account()
                        .value());
    }

    private static HttpResponse<String> post(String type, String body, String... headers) throws Exception {
        return server.http.post("/v1/events", type, body, headers);
    }

    private static void assertProblem(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.body().contains("\"status\":" + status), answer.body());
        assertTrue(server.log.events().isEmpty() || status != 503, "nothing half done");
    }
}
