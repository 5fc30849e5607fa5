// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.evenhand.edge.feed.Publisher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library in which somebody put what is no film; and a disk on which nothing more goes. */
class HostileFilesIT {
    private static final Duration MOST = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Map<String, String> settings(String... more) {
        Map<String, String> settings = new java.util.HashMap<>(Map.of(
                "PATH", System.getenv("PATH"),
                "EVENHAND_EDGE_SPEED_PERCENT", "100000",
                "EVENHAND_EDGE_MEDIA", folder.resolve("films").toString()));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private static void ready(EdgeUnderTest edge) throws Exception {
        edge.awaitStreaming(MOST);
    }

    @Test
    void onlyTheFilmIsPlayedAndNothingElseIsOpenedOrFetched() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        elsewhere.start();
        String url = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/x.ts";
        Path films = folder.resolve("films");
        Path film = Films.plain(films, 4);
        byte[] bytes = Files.readAllBytes(film);
        Files.writeString(films.resolve("playlist.mp4"), "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + url + "\n");
        Files.writeString(films.resolve("list.mkv"), "ffconcat version 1.0\nfile '/etc/passwd'\n");
        Files.writeString(films.resolve("session.ts"), "v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n");
        Files.write(films.resolve("empty.mp4"), new byte[0]);
        Files.write(films.resolve("half.mkv"), java.util.Arrays.copyOf(bytes, 300));
        Files.createSymbolicLink(films.resolve("link.mp4"), film);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 12; i++) {
            byte[] fuzzed = bytes.clone();
            for (int k = 0; k < 200; k++) {
                fuzzed[random.nextInt(4_000)] = (byte) random.nextInt(256);
            }
            Files.write(films.resolve("fuzzed-" + i + ".mp4"), fuzzed);
        }
        manyStreams(films.resolve("many.ts"));
        long start = System.nanoTime();
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(folder, casework, settings())) {
            ready(edge);
            long took = (System.nanoTime() - start) / 1_000_000;
            System.out.println("19 hostile files looked into in " + took + " ms");
            var state = edge.json(edge.get("/v1/state"));
            assertTrue(state.get("filesRefused").intValue() >= 6, state.toString());
            String library = edge.get("/library").body();
            assertTrue(library.contains("plain.mp4"), library);
            for (String bad : new String[] {"playlist", "list.mkv", "session", "empty", "half", "link", "many"}) {
                assertTrue(!library.contains(bad), bad + " is in " + library);
            }
            assertEquals(0, asked.get());
        } finally {
            elsewhere.stop(0);
        }
    }

    /** A transport stream whose tables promise 2,000 streams. */
    private static void manyStreams(Path file) throws Exception {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (int program = 1; program <= 2_000; program++) {
            byte[] packet = new byte[188];
            packet[0] = 0x47;
            packet[1] = (byte) (0x40 | (program >> 8 & 0x1f));
            packet[2] = (byte) program;
            packet[3] = 0x10;
            packet[7] = 1;
            packet[4] = 0;
            packet[5] = 0;
            packet[6] = 1;
            packet[8] = (byte) 0xe0;
            packet[11] = (byte) 0x80;
            packet[12] = (byte) 0x80;
            packet[13] = 5;
            packet[14] = 0x21;
            packet[16] = 1;
            packet[18] = 1;
            out.write(packet);
        }
        Files.write(file, out.toByteArray());
    }

    @Test
    void aFullDiskIs503WithTheReasonAndNeverATornSegment() throws Exception {
        Films.plain(folder.resolve("films"), 8);
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(folder, casework, settings())) {
            ready(edge);
            var opened = edge.json(edge.post("/sessions", "{\"account\":\"a\",\"server\":\"s\"}"));
            String root = opened.get("close").textValue();
            Path place = Files.createDirectories(folder.resolve("edge/transcode")
                    .resolve(opened.get("item").textValue())
                    .resolve("v-360p-ts"));
            // whatever run comes, the place it writes to takes nothing more
            for (int n = 0; n < 4; n++) {
                for (int run = 1; run <= 40; run++) {
                    Files.createSymbolicLink(place.resolve(n + ".ts." + run + ".part"), Path.of("/dev/full"));
                }
            }
            var refused = edge.get(root + "/v/360p/0.ts");
            assertEquals(503, refused.statusCode());
            assertTrue(refused.body().contains("disk is full"), refused.body());
            assertEquals("2", refused.headers().firstValue("Retry-After").orElseThrow());
            assertTrue(Files.notExists(place.resolve("0.ts")));
            assertTrue(edge.metrics().contains("result=\"no_space\""));
            try (var files = Files.list(place)) {
                for (Path file : files.filter(Files::isSymbolicLink).toList()) {
                    Files.delete(file);
                }
            }
            assertEquals(200, edge.get(root + "/v/360p/0.ts").statusCode());
        }
    }

    @Test
    void belowTheFloorOfFreeSpaceNoSessionIsOpened() throws Exception {
        Films.plain(folder.resolve("films"), 4);
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge =
                        new EdgeUnderTest(folder, casework, settings("EVENHAND_EDGE_FREE_MB", "9999999"))) {
            ready(edge);
            var refused = edge.post("/sessions", "{\"account\":\"a\",\"server\":\"s\"}");
            assertEquals(503, refused.statusCode());
            assertTrue(refused.body().contains("disk"), refused.body());
        }
    }

    @Test
    void anAccountsLimitIs429AndTheSameDeviceIsNotASecondStream() throws Exception {
        Films.plain(folder.resolve("films"), 4);
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge =
                        new EdgeUnderTest(folder, casework, settings("EVENHAND_EDGE_ACCOUNT_STREAMS", "1"))) {
            ready(edge);
            String on = "{\"account\":\"a\",\"server\":\"s\",\"device\":\"";
            assertEquals(201, edge.post("/sessions", on + "tv\"}").statusCode());
            assertEquals(201, edge.post("/sessions", on + "tv\"}").statusCode());
            var refused = edge.post("/sessions", on + "phone\"}");
            assertEquals(429, refused.statusCode());
            assertTrue(refused.body().contains("account_streams"), refused.body());
            assertEquals("30", refused.headers().firstValue("Retry-After").orElseThrow());
        }
    }

    @Test
    void aMachineThatIsTooSlowDegradesThenRefuses() throws Exception {
        Films.rich(folder.resolve("films"));
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge =
                        new EdgeUnderTest(folder, casework, settings("EVENHAND_EDGE_SPEED_PERCENT", "1"))) {
            ready(edge);
            var first = edge.json(edge.post("/sessions", "{\"account\":\"a\",\"server\":\"s\"}"));
            String master = edge.get(first.get("master").textValue()).body();
            assertTrue(master.contains("v/360p") && !master.contains("v/480p"), master);
            var refused = edge.post("/sessions", "{\"account\":\"b\",\"server\":\"s\"}");
            assertEquals(503, refused.statusCode());
            assertTrue(refused.body().contains("in real time"), refused.body());
            assertEquals(204, edge.delete(first.get("close").textValue()).statusCode());
            await(
                    "room again",
                    MOST,
                    () -> edge.post("/sessions", "{\"account\":\"b\",\"server\":\"s\"}")
                                    .statusCode()
                            == 201);
        }
    }

    @Test
    void graceLetsRunWhatRunsAndALimitLowersOnlyExternalPictures() throws Exception {
        Films.rich(folder.resolve("films"));
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(
                        folder,
                        casework,
                        settings("EVENHAND_EDGE_GRACE_SECONDS", "3", "EVENHAND_EDGE_LIMITED_HEIGHT", "360"))) {
            ready(edge);
            java.time.Instant now = java.time.Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
            casework.publisher.put(Publisher.entry(
                    "lim",
                    null,
                    io.evenhand.contract.verdict.Measure.LIMIT,
                    "l1",
                    now.minusSeconds(1),
                    now.plusSeconds(9_000),
                    5));
            casework.announce();
            await(
                    "limited",
                    MOST,
                    () -> edge.get("/check?account=lim&action=invite").statusCode() == 403);
            var guest = edge.json(edge.post("/sessions", "{\"account\":\"lim\",\"server\":\"s\",\"viewer\":\"v\"}"));
            assertTrue(!edge.get(guest.get("master").textValue()).body().contains("480p"));
            var owner = edge.json(edge.post("/sessions", "{\"account\":\"lim\",\"server\":\"s\"}"));
            assertTrue(edge.get(owner.get("master").textValue()).body().contains("720p"));
            assertEquals("l1", owner.at("/notice/decision").textValue());
            assertTrue(!guest.has("notice"));

            String running = edge.json(edge.post("/sessions", "{\"account\":\"gra\",\"server\":\"s\"}"))
                    .get("close")
                    .textValue();
            assertEquals(200, edge.get(running + "/v/360p/0.ts").statusCode());
            CompletableFuture<String> told = CompletableFuture.supplyAsync(() -> after(edge, running, "event: ending"));
            java.time.Instant from = java.time.Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
            casework.publisher.put(Publisher.entry(
                    "gra",
                    null,
                    io.evenhand.contract.verdict.Measure.SUSPEND_ACCOUNT,
                    "g1",
                    from,
                    from.plusSeconds(9_000),
                    null));
            casework.announce();
            await(
                    "no new stream",
                    MOST,
                    () -> edge.post("/sessions", "{\"account\":\"gra\",\"server\":\"s\"}")
                                    .statusCode()
                            == 403);
            assertEquals(200, edge.get(running + "/v/360p/1.ts").statusCode());
            await(
                    "stopped after its grace",
                    Duration.ofSeconds(6),
                    () -> edge.get(running + "/master.m3u8").statusCode() == 403);
            long after = Duration.between(from, java.time.Instant.now()).toMillis();
            assertTrue(after >= 2_900, "already after " + after + " ms");
            String end = told.get(5, TimeUnit.SECONDS);
            assertTrue(end.contains("\"decision\":\"g1\"") && end.contains("\"at\":"), end);
        }
    }

    /** The line after {@code line} among what a session's listeners hear. */
    private static String after(EdgeUnderTest edge, String root, String line) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                URI.create(edge.url(root + "/events")).toURL().openStream(), StandardCharsets.UTF_8))) {
            return in.lines()
                    .dropWhile(each -> !each.equals(line))
                    .skip(1)
                    .findFirst()
                    .orElse("nothing");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
