// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.json.EventReader;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real ffmpeg on both sides: a player plays what the edge makes, until policy says no. */
class StreamWhilePolicyAllowsIT {
    private static final Duration MOST = Duration.ofSeconds(40);
    private static final int LEAD_SECONDS = 4;

    @TempDir
    private static Path folder;

    private static FakeCasework casework;
    private static EdgeUnderTest edge;

    private final List<String> opened = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        casework = new FakeCasework();
        edge = new EdgeUnderTest(
                folder, casework, EdgeUnderTest.streaming(LEAD_SECONDS, "EVENHAND_EDGE_SAMPLE_SECONDS", "30"));
        await("ready", MOST, () -> edge.get("/readyz").statusCode() == 200);
        edge.awaitStreaming(MOST);
    }

    @AfterAll
    static void stop() {
        edge.close();
        casework.close();
    }

    /** So that each test finds an edge at which nobody watches. */
    @AfterEach
    void everybodyLeaves() throws Exception {
        for (String root : opened) {
            edge.delete(root);
        }
    }

    private ObjectNode open(String account, String viewer) throws Exception {
        return open(request(account, viewer));
    }

    private ObjectNode open(String wish) throws Exception {
        HttpResponse<String> answer = edge.post("/sessions", wish);
        assertEquals(201, answer.statusCode(), answer.body());
        ObjectNode session = edge.json(answer);
        opened.add(session.get("close").textValue());
        return session;
    }

    private static String request(String account, String viewer) {
        String who = viewer == null ? "" : ",\"viewer\":\"" + viewer + "\"";
        return "{\"account\":\"" + account + "\",\"server\":\"srv-1\"" + who + "}";
    }

    private void put(PolicyEntry entry) {
        casework.publisher.put(entry);
        casework.announce();
    }

    private static PolicyEntry entry(String account, Measure measure, String decision) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return Publisher.entry(account, null, measure, decision, now.minusSeconds(1), now.plus(Duration.ofDays(3)), 1);
    }

    private long transcoding() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(argument -> argument.startsWith("file:" + folder)))
                .count();
    }

    private long segmentsOnDisk() {
        try (Stream<Path> files = Files.walk(folder.resolve("edge/transcode"))) {
            return files.filter(file -> file.toString().endsWith(".ts")).count();
        } catch (IOException | java.io.UncheckedIOException e) {
            return -1; // being deleted just now
        }
    }

    private static Process play(String address, int seconds) throws IOException {
        return new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-nostdin",
                        "-i",
                        address,
                        "-t",
                        Integer.toString(seconds),
                        "-f",
                        "null",
                        "-")
                .redirectErrorStream(true)
                .start();
    }

    private static List<String> reported(String account) {
        return casework.events.stream()
                .filter(event -> event.contains("\"account\":\"" + account + "\""))
                .toList();
    }

    @Test
    void aPlayerPlaysAndThePlaybackIsReported() throws Exception {
        ObjectNode session = open("acc-p", "viewer-1");
        Process player = play(edge.url(session.get("master").textValue()), 6);
        assertTrue(player.waitFor(60, TimeUnit.SECONDS));
        assertEquals("", new String(player.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(0, player.exitValue());
        assertEquals(204, edge.delete(session.get("close").textValue()).statusCode());
        await("reported", MOST, () -> reported("acc-p").size() >= 2);
        List<String> events = reported("acc-p");
        String started = events.get(0);
        assertTrue(started.contains("\"type\":\"stream.started\""), started);
        assertTrue(started.contains("\"account\":\"acc-p\"") && started.contains("\"viewer\":\"viewer-1\""), started);
        assertTrue(events.get(1).contains("\"durationBucket\":\"<10m\""), events.get(1));
        for (String event : events) {
            assertTrue(
                    EventReader.read(event.getBytes(java.nio.charset.StandardCharsets.UTF_8), Instant.now())
                            instanceof io.evenhand.contract.json.EventReading.Accepted,
                    event);
        }
        await("files gone", MOST, () -> segmentsOnDisk() == 0);
    }

    @Test
    void whatFfprobeSeesIsWhatThePlaylistPromises() throws Exception {
        ObjectNode session = open("acc-1", null);
        Process probe = new ProcessBuilder(
                        "ffprobe",
                        "-v",
                        "error",
                        "-show_entries",
                        "stream=codec_name,profile,width,height",
                        "-of",
                        "csv=p=0",
                        edge.url(session.get("master").textValue()))
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(probe.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .distinct()
                .toList();
        assertEquals(0, probe.waitFor());
        assertTrue(lines.containsAll(List.of("h264,Main,854,480", "h264,Main,1280,720", "aac,LC")), lines.toString());
    }

    @Test
    void aSuspensionCutsTheStreamOffAndAnOverturningGivesItBack() throws Exception {
        String owner = open("acc-s", null).get("master").textValue();
        String viewer = open("acc-s", "viewer-1").get("master").textValue();
        String other = open("acc-t", null).get("master").textValue();
        String segment = owner.replace("master.m3u8", "v/480p/0.ts");
        assertEquals(200, edge.get(segment).statusCode());
        Process player = play(edge.url(viewer.replace("master.m3u8", "v/480p/index.m3u8")), 30);
        TimeUnit.MILLISECONDS.sleep(1_500);
        long running = transcoding();
        // both watch the same at the same size, which is made once
        assertTrue(running >= 1, "transcodes: " + running);

        long start = System.nanoTime();
        put(entry("acc-s", Measure.SUSPEND_ACCOUNT, "d1"));
        long cut = await("403", MOST, () -> edge.get(owner).statusCode() == 403);
        long reaped = await("ffmpeg reaped", MOST, () -> transcoding() == 0);
        await("files gone", MOST, () -> segmentsOnDisk() == 0);
        System.out.println("revoked: 403 after " + cut + " ms, ffmpeg gone after " + (cut + reaped) + " ms");
        assertTrue(cut < 1_000, "403 only after " + cut + " ms");

        ObjectNode toOwner = edge.json(edge.get(segment));
        assertEquals("RHYTHM_BILLING", toOwner.path("reason").textValue());
        assertEquals("d1", toOwner.path("decision").textValue());
        assertEquals("https://appeals.example/d/d1", toOwner.path("appeal").textValue());
        HttpResponse<String> toViewer = edge.get(viewer);
        assertEquals(403, toViewer.statusCode());
        assertEquals(
                "application/problem+json",
                toViewer.headers().firstValue("Content-Type").orElseThrow());
        for (String secret : List.of("RHYTHM", "d1", "appeals", "decision", "suspend")) {
            assertFalse(toViewer.body().contains(secret), toViewer.body());
        }
        assertEquals(200, edge.get(other).statusCode());

        assertTrue(player.waitFor(LEAD_SECONDS + 2 + 1 + 20, TimeUnit.SECONDS), "the player still plays");
        long picture = (System.nanoTime() - start) / 1_000_000;
        System.out.println("a player that ignores everything ended after " + picture + " ms");
        await("reported", MOST, () -> reported("acc-s").stream()
                .anyMatch(event -> event.contains("stream.terminated") && event.contains("\"by\":\"policy\"")));

        casework.publisher.remove("d1");
        casework.announce();
        await("given back", MOST, () -> edge.get(segment).statusCode() == 200);
        assertTrue(edge.metrics().contains("evenhand_edge_revocation_seconds_count"));
    }

    @Test
    void aWaitingRequestHearsAtOnce() throws Exception {
        String root = open("acc-w", null).get("close").textValue();
        int burst = LEAD_SECONDS / 2 + 1;
        AtomicInteger number = new AtomicInteger();
        AtomicLong asked = new AtomicLong();
        AtomicLong answered = new AtomicLong();
        CompletableFuture<Integer> last = CompletableFuture.supplyAsync(() -> {
            try {
                int status = 200;
                for (int n = 0; status == 200; n++) {
                    number.set(n);
                    asked.set(System.nanoTime());
                    status = edge.get(root + "/v/480p/" + n + ".ts").statusCode();
                    answered.set(System.nanoTime());
                }
                return status;
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        // what is beyond the lead waits for its time, and each waits as long as a segment: most of that is left
        await("waits", MOST, () -> number.get() > burst && System.nanoTime() - asked.get() > 300_000_000L);
        long start = System.nanoTime();
        put(entry("acc-w", Measure.SUSPEND_ACCOUNT, "dw"));
        assertEquals(403, last.get(20, TimeUnit.SECONDS));
        assertTrue(asked.get() < start, "the request that was refused was not waiting");
        long took = (answered.get() - start) / 1_000_000;
        assertTrue(took < 1_500, "took " + took + " ms");
    }

    @Test
    void aGreedyClientHoldsNoMoreThanTheLeadAndASegment() throws Exception {
        String root = open("acc-1", null).get("close").textValue();
        long start = System.nanoTime();
        for (int n = 0; n < 6; n++) {
            assertEquals(200, edge.get(root + "/v/480p/" + n + ".ts").statusCode());
            double played = (System.nanoTime() - start) / 1e9;
            double held = (n + 1) * 2;
            assertTrue(held - played <= LEAD_SECONDS + 2 + 0.1, "holds " + held + " s after " + played + " s");
        }
    }

    @Test
    void aLimitCapsExternalStreamsAndNothingElse() throws Exception {
        put(entry("acc-l", Measure.LIMIT, "dl"));
        await(
                "limited",
                MOST,
                () -> edge.get("/check?account=acc-l&action=invite").statusCode() == 403);
        String first = open("acc-l", "viewer-1").get("master").textValue();
        HttpResponse<String> second = edge.post("/sessions", request("acc-l", "viewer-2"));
        assertEquals(403, second.statusCode());
        assertFalse(second.body().contains("dl"), second.body());
        open("acc-l", null);
        assertEquals(
                201,
                edge.post(
                                "/sessions",
                                "{\"account\":\"acc-l\",\"server\":\"srv-1\",\"viewer\":\"viewer-3\",\"home\":true}")
                        .statusCode());
        assertEquals(200, edge.get(first).statusCode());
        assertEquals(204, edge.delete(first.replace("/master.m3u8", "")).statusCode());
        open("acc-l", "viewer-2");
    }

    @Test
    void anOwnerWhosePlayerHearsNothingIsToldOfALimitInTheFirstPictures() throws Exception {
        put(entry("acc-n", Measure.LIMIT, "dn"));
        await(
                "limited",
                MOST,
                () -> edge.get("/check?account=acc-n&action=invite").statusCode() == 403);
        String caps = ",\"caps\":{\"slate\":true,\"hls\":\"ts\"}}";
        String owner = open("{\"account\":\"acc-n\",\"server\":\"srv-1\"" + caps)
                .get("close")
                .textValue();
        String viewer = open("{\"account\":\"acc-n\",\"server\":\"srv-1\",\"viewer\":\"v\"" + caps)
                .get("close")
                .textValue();
        List<Boolean> toOwner = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            toOwner.add(isSlate(owner + "/v/480p/" + n + ".ts"));
        }
        assertEquals(List.of(true, true, false), toOwner);
        assertFalse(isSlate(viewer + "/v/480p/0.ts"));
    }

    /** Whether the picture's lower right corner has the slate's dark blue. */
    private static boolean isSlate(String path) throws Exception {
        Path file = folder.resolve("corner.ts");
        try (InputStream in = URI.create(edge.url(path)).toURL().openStream()) {
            Files.write(file, in.readAllBytes());
        }
        Process process = new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-nostdin",
                        "-i",
                        file.toString(),
                        "-frames:v",
                        "1",
                        "-vf",
                        "crop=2:2:in_w-8:in_h-8",
                        "-pix_fmt",
                        "rgb24",
                        "-f",
                        "rawvideo",
                        "-")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] pixels = process.getInputStream().readAllBytes();
        assertEquals(12, pixels.length);
        return Math.abs((pixels[0] & 255) - 0x1b) < 20
                && Math.abs((pixels[1] & 255) - 0x26) < 20
                && Math.abs((pixels[2] & 255) - 0x3b) < 20;
    }

    @Test
    void addressesThatWereNotMintedHereAre404AndBadRequests400() throws Exception {
        String master = open("acc-1", null).get("master").textValue();
        char last = master.charAt(20);
        String forged = master.substring(0, 20) + (last == 'A' ? 'B' : 'A') + master.substring(21);
        assertEquals(404, edge.get(forged).statusCode());
        assertEquals(404, edge.get("/s/x/master.m3u8").statusCode());
        String root = master.replace("/master.m3u8", "");
        for (String path : List.of("/v/480p/99.ts", "/v/480p/01.ts", "/v/999p/0.ts", "/v/480p/..%2f0.ts")) {
            assertEquals(404, edge.get(root + path).statusCode(), path);
        }
        for (String bad : List.of("", "[]", "{}", "{\"account\":\"a\"}", "{\"account\":\"a b\",\"server\":\"s\"}")) {
            assertEquals(400, edge.post("/sessions", bad).statusCode(), bad);
        }
    }

    @Test
    void aSeekBackAndForthKeepsPlaying() throws Exception {
        String root = open("acc-1", null).get("close").textValue();
        for (int n : new int[] {0, 10, 3, 14}) {
            HttpResponse<String> segment = edge.get(root + "/v/480p/" + n + ".ts");
            assertEquals(200, segment.statusCode(), "segment " + n);
            assertEquals(
                    "video/mp2t", segment.headers().firstValue("Content-Type").orElseThrow());
        }
    }
}
