// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.FeedSignature;
import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.CompactBody;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.SignedManifest;
import io.evenhand.enforcement.feed.FeedKeys;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FeedIsServedIT extends FreshCasework {
    @Test
    void everyBodyHasTheBytesThatTheSignedManifestVouchesFor() throws Exception {
        long first = Patience.announcedRev(casework, -1);
        casework.limited("acc-1");
        Patience.announcedRev(casework, first);
        SignedManifest signed = ContractJson.read(bytes("/feed/v1/head"), SignedManifest.class);
        PublicKey trusted = FeedKeys.loadPublic(dir.resolve("secrets/feed-key.pub"));
        assertTrue(FeedSignature.verifies(signed, trusted));
        Manifest manifest = signed.manifest();
        assertBody(manifest.snapshot(), bytes("/feed/v1/snapshot/" + manifest.snapshotRev()));
        String lines = new String(bytes("/feed/v1/deltas?from=" + manifest.snapshotRev()), StandardCharsets.UTF_8);
        List<String> deltas = lines.lines().toList();
        assertEquals(manifest.deltas().size(), deltas.size());
        List<String> restricted = new ArrayList<>();
        for (int i = 0; i < deltas.size(); i++) {
            byte[] delta = deltas.get(i).getBytes(StandardCharsets.UTF_8);
            assertBody(manifest.deltas().get(i), delta);
            ContractJson.read(delta, Delta.class)
                    .put()
                    .forEach(entry -> restricted.add(entry.account().value()));
        }
        assertEquals(List.of("acc-1"), restricted);
        assertEquals(0, bytes("/feed/v1/deltas?from=" + manifest.rev()).length, "nothing after the head");
        String snapshot = "/feed/v1/snapshot/" + manifest.snapshotRev();
        assertBody(manifest.snapshot(), ContractJson.bytes(CompactBody.snapshot(compact(snapshot))));
        List<byte[]> bodies = CompactBody.bodies(compact("/feed/v1/deltas?from=" + manifest.snapshotRev()));
        for (int i = 0; i < deltas.size(); i++) {
            assertBody(manifest.deltas().get(i), ContractJson.bytes(CompactBody.delta(bodies.get(i))));
        }
    }

    /** What a follower gets who asks for the compact form. */
    private byte[] compact(String path) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        Visitor.asEdge(casework, path)
                                .header("Accept", CompactBody.MEDIA_TYPE)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(
                CompactBody.MEDIA_TYPE,
                answer.headers().firstValue("Content-Type").orElse(""));
        return answer.body();
    }

    @Test
    void aGapIsSaidAsOne() {
        long head = Patience.announcedRev(casework, -1);
        HttpResponse<String> answer =
                new Visitor(casework).send(Visitor.asEdge(casework, "/feed/v1/deltas?from=" + (head + 7)));
        assertEquals(410, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
                400,
                new Visitor(casework)
                        .send(Visitor.asEdge(casework, "/feed/v1/deltas?from=-1"))
                        .statusCode());
        assertEquals(
                400,
                new Visitor(casework)
                        .send(Visitor.asEdge(casework, "/feed/v1/deltas"))
                        .statusCode());
        assertEquals(
                404,
                new Visitor(casework)
                        .send(Visitor.asEdge(casework, "/feed/v1/snapshot/99999"))
                        .statusCode());
        assertEquals(
                400,
                new Visitor(casework)
                        .send(Visitor.asEdge(casework, "/feed/v1/snapshot/..%2fx"))
                        .statusCode());
    }

    @Test
    void followersHearARevisionAtOnceAndAHeartbeatWhenNothingHappens() throws Exception {
        long first = Patience.announcedRev(casework, -1);
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        HttpResponse<InputStream> stream = HttpClient.newHttpClient()
                .send(
                        Visitor.asEdge(casework, "/feed/v1/events?edge=edge-1").build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(
                "text/event-stream;charset=utf-8",
                stream.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
        Thread reader = new Thread(() -> listen(stream.body(), heard));
        reader.setDaemon(true);
        reader.start();
        assertEquals("head " + first, heard.poll(5, TimeUnit.SECONDS));
        assertEquals("heartbeat " + first, heard.poll(5, TimeUnit.SECONDS));
        assertTrue(overview().contains("\"edge\":\"edge-1\",\"ackedRev\":"), overview());
        casework.limited("acc-1");
        String next = heard.poll(5, TimeUnit.SECONDS);
        while (next != null && next.endsWith(" " + first)) {
            next = heard.poll(5, TimeUnit.SECONDS);
        }
        assertEquals("head " + (first + 1), next);
        assertEquals(204, ack("{\"edge\":\"edge-1\",\"rev\":" + (first + 1) + "}"));
        assertTrue(overview().contains("\"edge\":\"edge-1\",\"ackedRev\":" + (first + 1)), overview());
        stream.body().close();
    }

    @Test
    void tooManyAtOnceWaitForALeadWhoReleasesThemAtTheDesk() {
        long first = Patience.announcedRev(casework, -1);
        for (int i = 0; i < 30; i++) {
            casework.assess(Sample.strong("acc-" + i, Running.now()));
        }
        Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
        Patience.await(() -> ann.get("/desk").body().contains("The feed waits for a person"));
        String seen = ann.get("/desk").body();
        assertTrue(seen.contains("A lead or an administrator can release it"), seen);
        assertEquals(403, ann.submit(seen, "/desk/feed/release", Map.of()).statusCode());
        Visitor lee = Visitor.signedIn(casework, "lee", "lee-password-3");
        assertEquals(
                303,
                lee.submit(lee.get("/desk").body(), "/desk/feed/release", Map.of())
                        .statusCode());
        assertTrue(Patience.announcedRev(casework, first) > first);
        Patience.await(() -> !lee.get("/desk").body().contains("The feed waits for a person"));
    }

    @Test
    void anEdgeThatCameBackBeforeItsOldConnectionEndedIsStillConnected() throws Exception {
        HttpResponse<InputStream> old = events();
        HttpResponse<InputStream> fresh = events();
        assertTrue(fresh.body().read() > 0);
        Patience.await(() -> overview().contains("\"connected\":true"));
        old.body().close();
        // two heartbeats: by then the old connection is known to be dead
        Thread.sleep(5_000);
        assertTrue(overview().contains("\"connected\":true"), overview());
        fresh.body().close();
        Patience.await(() -> overview().contains("\"connected\":false"));
    }

    private HttpResponse<InputStream> events() throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        Visitor.asEdge(casework, "/feed/v1/events?edge=edge-1").build(),
                        HttpResponse.BodyHandlers.ofInputStream());
    }

    @Test
    void malformedAcknowledgementsAreRefused() {
        for (String body : List.of(
                "",
                "{}",
                "[]",
                "{\"edge\":\"a b\",\"rev\":1}",
                "{\"edge\":\"edge-1\",\"rev\":-1}",
                "{\"edge\":\"edge-1\",\"rev\":999999}",
                "{\"edge\":\"edge-1\",\"rev\":1,\"x\":1}",
                "x".repeat(5_000))) {
            assertEquals(400, ack(body), body);
        }
    }

    @Test
    void whereOthersCanReachItNobodyReadsTheFeedOrSpeaksForAnEdgeWithoutItsToken() {
        casework.limited("acc-1");
        for (String path :
                List.of("/feed/v1/head", "/feed/v1/snapshot/1", "/feed/v1/deltas?from=1", "/feed/v1/events")) {
            assertEquals(401, new Visitor(casework).get(path).statusCode(), path);
            HttpRequest.Builder guess =
                    HttpRequest.newBuilder(casework.at(path)).header("Authorization", "Bearer guessed-token-of-nobody");
            assertEquals(401, new Visitor(casework).send(guess).statusCode(), path);
        }
        String other = "{\"edge\":\"edge-2\",\"rev\":1}";
        assertEquals(403, ack(other), "an edge speaks for itself only");
        assertEquals(
                403,
                new Visitor(casework)
                        .send(Visitor.asEdge(casework, "/feed/v1/events?edge=edge-2"))
                        .statusCode());
        HttpRequest.Builder nobody =
                HttpRequest.newBuilder(casework.at("/feed/v1/ack")).POST(HttpRequest.BodyPublishers.ofString(other));
        assertEquals(401, new Visitor(casework).send(nobody).statusCode());
        assertFalse(overview().contains("edge-2"), overview());
    }

    @Test
    void whoReadsTheFeedCannotReadWhatIsSaidToSomebodyElse() throws Exception {
        String notice = casework.limited("acc-1");
        casework.reach("acc-1", "holder@example.org");
        String shown = casework.shown("acc-1");
        Patience.await(() -> feed().contains(shown));
        assertFalse(feed().contains(notice), "the link that needs no proof is not in the feed");

        Visitor stranger = new Visitor(casework);
        HttpResponse<String> asked = stranger.get(shown);
        assertEquals(200, asked.statusCode());
        assertTrue(asked.body().contains("Please show that this is your account"), asked.body());
        assertFalse(asked.body().contains("invitations"), "not a word of what was decided");
        for (String below : List.of("/why", "/appeal", "/case-file.zip", "/statement.txt")) {
            assertTrue(stranger.get(shown + below).body().contains("Please show that this is your account"), below);
        }
        assertEquals(403, stranger.get(shown + "/appeal.json").statusCode());
        assertEquals(
                422,
                stranger.submit(asked.body(), shown, Map.of("act", "open", "code", "AAAAAAAA"))
                        .statusCode());

        Visitor holder = new Visitor(casework);
        String page = holder.get(shown).body();
        assertTrue(holder.submit(page, shown, Map.of("act", "send")).body().contains("on its way"));
        String code = casework.code("acc-1");
        HttpResponse<String> opened = holder.submit(page, shown, Map.of("act", "open", "code", code));
        assertEquals(303, opened.statusCode());
        assertTrue(holder.follow(opened).body().contains("invitations"));
        assertEquals(200, stranger.get(notice).statusCode(), "the link that was sent to the holder opens at once");
        assertEquals(
                422,
                stranger.submit(asked.body(), shown, Map.of("act", "open", "code", code))
                        .statusCode(),
                "a code opens once");
    }

    @Test
    void whoHasNoKnownAddressIsLedToTheNoticeBecauseNothingElseLeadsThere() {
        String notice = casework.limited("acc-1");
        HttpResponse<String> led = new Visitor(casework).get(casework.shown("acc-1") + "/appeal");
        assertEquals(307, led.statusCode());
        assertEquals(notice + "/appeal", led.headers().firstValue("Location").orElseThrow());
    }

    private String feed() {
        long head = Patience.announcedRev(casework, -1);
        StringBuilder all = new StringBuilder();
        for (String path : List.of("/feed/v1/snapshot/" + head, "/feed/v1/deltas?from=1")) {
            all.append(
                    new Visitor(casework).send(Visitor.asEdge(casework, path)).body());
        }
        return all.toString();
    }

    @Test
    void theOperatorIsToldHowThingsStandAndNobodyElseIs() {
        String notice = casework.limited("acc-1");
        casework.assess(Sample.worthALook("acc-2", Running.now()));
        assertEquals(401, new Visitor(casework).get("/api/v1/overview").statusCode());
        String overview = overview();
        assertTrue(overview.contains("\"accountsAssessed\":2"), overview);
        assertTrue(overview.contains("\"account\":\"acc-1\",\"measure\":\"LIMIT\""), overview);
        assertTrue(overview.contains(notice), overview);
        assertTrue(overview.contains("\"underReview\":[\"acc-2\"]"), overview);
        assertTrue(overview.contains("\"consumerLag\":-1"), overview);
        assertTrue(overview.contains("\"verdictsByOutcome\":{\"limit\":1,\"review\":1}"), overview);
        HttpResponse<String> account = operator("/api/v1/accounts/acc-2");
        assertEquals(200, account.statusCode());
        assertTrue(account.body().contains("\"outcome\":\"review\""), account.body());
        assertEquals(404, operator("/api/v1/accounts/acc-none").statusCode());
        HttpResponse<String> wrong = new Visitor(casework)
                .send(HttpRequest.newBuilder(casework.at("/api/v1/overview")).header("Authorization", "Bearer x"));
        assertEquals(401, wrong.statusCode());
    }

    @Test
    void itLivesButIsNotReadyWhileTheLogIsDown() {
        assertEquals(200, new Visitor(casework).get("/healthz").statusCode());
        HttpResponse<String> ready = new Visitor(casework).get("/readyz");
        assertEquals(503, ready.statusCode());
        assertTrue(ready.body().contains("the log does not answer yet"), ready.body());
    }

    private String overview() {
        return operator("/api/v1/overview").body();
    }

    private HttpResponse<String> operator(String path) {
        return new Visitor(casework)
                .send(HttpRequest.newBuilder(casework.at(path)).header("Authorization", "Bearer " + Running.TOKEN));
    }

    private int ack(String body) {
        return new Visitor(casework)
                .send(Visitor.asEdge(casework, "/feed/v1/ack")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    private byte[] bytes(String path) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(Visitor.asEdge(casework, path).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode(), path);
        return answer.body();
    }

    private static void assertBody(Body promised, byte[] bytes) {
        assertEquals(promised.length(), bytes.length);
        assertEquals(promised.sha256(), Sha256.hex(bytes));
    }

    private static void listen(InputStream body, LinkedBlockingQueue<String> heard) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    heard.add(event + " " + line.replaceAll("\\D", ""));
                }
            }
        } catch (java.io.IOException e) {
            heard.add("closed");
        }
    }
}
