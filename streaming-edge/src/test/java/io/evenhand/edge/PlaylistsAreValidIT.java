// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import io.evenhand.edge.query.Json;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the edge writes and makes, read by programs that know nothing of it: m3u8-parser, ffprobe and ffmpeg. */
class PlaylistsAreValidIT {
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final double FRAME = 1 / 25.0;
    private static final int SEGMENTS = 7;

    @TempDir
    private static Path folder;

    private static FakeCasework casework;
    private static EdgeUnderTest edge;
    private static String rich;
    private static String plain;

    @BeforeAll
    static void start() throws Exception {
        Films.rich(folder.resolve("films"), 2 * SEGMENTS);
        Films.plain(folder.resolve("films"), 20);
        casework = new FakeCasework();
        edge = new EdgeUnderTest(
                folder,
                casework,
                EdgeUnderTest.streaming(
                        60, "EVENHAND_EDGE_MEDIA", folder.resolve("films").toString()));
        edge.awaitStreaming(MOST);
        JsonNode items = edge.json(edge.get("/library")).path("items");
        assertEquals(2, items.size(), items.toString());
        plain = items.get(0).path("item").textValue();
        rich = items.get(1).path("item").textValue();
    }

    @AfterAll
    static void stop() {
        edge.close();
        casework.close();
    }

    private static ObjectNode open(String item, String caps) throws Exception {
        var opened = edge.post(
                "/sessions",
                "{\"account\":\"acc-1\",\"server\":\"srv-1\",\"device\":\"tv\",\"item\":\"" + item + "\",\"caps\":"
                        + caps + "}");
        assertEquals(201, opened.statusCode(), opened.body());
        return edge.json(opened);
    }

    private static byte[] bytes(String path) throws Exception {
        try (InputStream in = java.net.URI.create(edge.url(path)).toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    /** What m3u8-parser, in a browser, makes of a playlist. */
    private static JsonNode parsed(Page page, String playlist) throws Exception {
        String json = (String) page.evaluate(
                "text => { const parser = new m3u8Parser.Parser(); const warnings = [];"
                        + " parser.on('warn', said => warnings.push(said.message)); parser.push(text); parser.end();"
                        + " return JSON.stringify({...parser.manifest, warnings}); }",
                playlist);
        return Json.readObject(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anIndependentParserReadsEveryPlaylistWithoutAWarning() throws Exception {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.page();
            page.addScriptTag(
                    new Page.AddScriptTagOptions().setContent(Chromium.webjar("m3u8-parser", "m3u8-parser.min.js")));
            String root = open(rich, "{\"hls\":\"fmp4\"}").get("close").textValue();
            JsonNode master = parsed(page, edge.get(root + "/master.m3u8").body());
            assertEquals(0, master.path("warnings").size(), master.toString());
            assertEquals(List.of(360, 480, 720), heights(master));
            JsonNode sounds = master.path("mediaGroups").path("AUDIO").path("sound");
            assertEquals("eng", sounds.path("1 eng").path("language").textValue());
            assertEquals("fre", sounds.path("2 fre").path("language").textValue());
            assertEquals(
                    "de",
                    master.at("/mediaGroups/SUBTITLES/text")
                            .path("1 de")
                            .path("language")
                            .textValue());
            for (String path : List.of("v/360p", "v/720p", "a/0", "a/1")) {
                JsonNode media =
                        parsed(page, edge.get(root + "/" + path + "/index.m3u8").body());
                assertEquals(0, media.path("warnings").size(), media.toString());
                assertEquals(SEGMENTS, media.path("segments").size(), path);
                assertTrue(
                        media.path("targetDuration").isInt()
                                && media.path("endList").asBoolean(),
                        path);
                media.path("segments")
                        .forEach(segment -> assertTrue(segment.path("duration").asDouble()
                                <= media.path("targetDuration").asInt()));
            }
            JsonNode text = parsed(page, edge.get(root + "/t/0/index.m3u8").body());
            assertEquals(1, text.path("segments").size(), text.toString());
        }
    }

    private static List<Integer> heights(JsonNode master) {
        return java.util.stream.StreamSupport.stream(master.path("playlists").spliterator(), false)
                .map(each -> each.at("/attributes/RESOLUTION/height").asInt())
                .toList();
    }

    /** Asked for out of order, so that several runs of ffmpeg make them, then put together in order. */
    private static Path gathered(String root, String rendition, String ending, int count, List<Integer> order)
            throws Exception {
        byte[][] segments = new byte[count][];
        for (int n : order) {
            segments[n] = bytes(root + "/" + rendition + "/" + n + "." + ending);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        if (ending.equals("m4s")) {
            whole.writeBytes(bytes(root + "/" + rendition + "/init.mp4"));
        }
        for (byte[] segment : segments) {
            whole.writeBytes(segment);
        }
        return Files.write(
                folder.resolve(rendition.replace('/', '-') + (ending.equals("m4s") ? ".mp4" : "." + ending)),
                whole.toByteArray());
    }

    /** Back each time, which no run of ffmpeg can go. */
    private static final List<Integer> JUMPING = List.of(5, 6, 3, 0, 1, 2, 4);

    @ParameterizedTest
    @ValueSource(strings = {"fmp4", "ts"})
    void picturesOfSeveralRunsAreOneStreamWithoutAGapOrAnOverlap(String packaging) throws Exception {
        String root = open(rich, "{\"hls\":\"" + packaging + "\"}").get("close").textValue();
        String ending = packaging.equals("ts") ? "ts" : "m4s";
        Path whole = gathered(root, "v/360p", ending, SEGMENTS, JUMPING);
        List<Double> times = Films.times(whole, "v:0");
        // the sound begins a frame before the picture, so the film is a frame longer than either
        int frames = SEGMENTS * 50;
        assertTrue(times.size() == frames || times.size() == frames + 1, times.size() + " frames");
        assertEquals(1.0, times.get(0), 0.001);
        for (int i = 1; i < times.size(); i++) {
            assertEquals(FRAME, times.get(i) - times.get(i - 1), 0.001, "frame " + i);
        }
        Films.run("ffmpeg", "-v", "error", "-nostdin", "-i", whole.toString(), "-f", "null", "-");
    }

    @Test
    void soundOfSeveralRunsHasEveryFrameOnceAtItsTime() throws Exception {
        String root = open(rich, "{}").get("close").textValue();
        long frame = 0;
        byte[][] segments = new byte[SEGMENTS][];
        for (int n : JUMPING) {
            segments[n] = bytes(root + "/a/1/" + n + ".aac");
        }
        for (byte[] segment : segments) {
            assertEquals(90_000 + Math.round(frame * 1024 * 90_000 / 48_000.0), Sound.ticks(segment), "frame " + frame);
            frame += Sound.frames(segment);
        }
        assertTrue(Math.abs(frame - 2 * SEGMENTS * 48_000 / 1024.0) <= 2, frame + " frames");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fmp4", "ts"})
    void whatIsPromisedIsWhatIsMade(String packaging) throws Exception {
        String root = open(rich, "{\"hls\":\"" + packaging + "\"}").get("close").textValue();
        String master = edge.get(root + "/master.m3u8").body();
        for (String line : master.lines()
                .filter(each -> each.startsWith("#EXT-X-STREAM-INF"))
                .toList()) {
            String size = line.replaceAll(".*RESOLUTION=(\\d+x\\d+).*", "$1");
            long bandwidth = Long.parseLong(line.replaceAll(".*:BANDWIDTH=(\\d+).*", "$1"));
            String height = size.substring(size.indexOf('x') + 1);
            String ending = packaging.equals("ts") ? "ts" : "m4s";
            for (int n = 0; n < 2; n++) {
                byte[] picture = bytes(root + "/v/" + height + "p/" + n + "." + ending);
                byte[] sound = bytes(root + "/a/0/" + n + ".aac");
                long bits = (picture.length + sound.length) * 8L / 2;
                assertTrue(bits <= bandwidth, height + ": " + bits + " of " + bandwidth);
            }
            Path start = gathered(root, "v/" + height + "p", ending, 1, List.of(0));
            String said = String.join(
                    ",",
                    Films.run(
                            "ffprobe",
                            "-v",
                            "error",
                            "-show_entries",
                            "stream=codec_name,profile,width,height,level",
                            "-of",
                            "csv=p=0",
                            start.toString()));
            String level = Integer.toString(Integer.parseInt(line.replaceAll(".*avc1.4d40(..).*", "$1"), 16));
            assertTrue(
                    said.contains(size.replace('x', ',')) && said.contains("Main") && said.contains(level),
                    line + " is " + said);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fmp4", "ts"})
    void aRemuxedPictureIsTheFilmsOwnCutAtItsKeyframes(String packaging) throws Exception {
        ObjectNode session = open(plain, "{\"hls\":\"" + packaging + "\",\"video\":[\"h264\"],\"audio\":[\"aac\"]}");
        assertEquals("remux", session.get("method").textValue(), session.toString());
        assertEquals("client_wants_segments", session.at("/why/0").textValue());
        String root = session.get("close").textValue();
        assertTrue(edge.get(root + "/master.m3u8").body().contains("CODECS=\"avc1.4d40"));
        String ending = packaging.equals("ts") ? "ts" : "m4s";
        Path whole = gathered(root, "v/source", ending, 10, List.of(0, 1, 6, 7, 8, 3, 4, 2, 5, 9));
        List<Double> times = Films.times(whole, "v:0");
        assertEquals(500, times.size());
        for (int i = 1; i < times.size(); i++) {
            assertEquals(FRAME, times.get(i) - times.get(i - 1), 0.0015, "frame " + i);
        }
    }

    @Test
    void aFileIsPlayedAsItIsByRanges() throws Exception {
        ObjectNode session =
                open(plain, "{\"direct\":true,\"containers\":[\"mp4\"],\"video\":[\"h264\"],\"audio\":[\"aac\"]}");
        assertEquals("direct", session.get("method").textValue());
        assertEquals(0, session.path("why").size());
        byte[] film = Files.readAllBytes(folder.resolve("films/plain.mp4"));
        var part = edge.get(session.get("file").textValue(), "Range", "bytes=100-199");
        assertEquals(206, part.statusCode());
        assertEquals(
                "bytes 100-199/" + film.length,
                part.headers().firstValue("Content-Range").orElseThrow());
        assertEquals(
                416,
                edge.get(session.get("file").textValue(), "Range", "bytes=" + film.length + "-")
                        .statusCode());
        assertTrue(java.util.Arrays.equals(film, bytes(session.get("file").textValue())));
    }

    @Test
    void subtitlesShowTheirCuesOnThePicturesClock() throws Exception {
        String root = open(rich, "{}").get("close").textValue();
        assertEquals("""
            WEBVTT
            X-TIMESTAMP-MAP=MPEGTS:90000,LOCAL:00:00:00.000

            00:00:01.000 --> 00:00:03.500
            Guten Tag

            00:00:10.000 --> 00:00:12.000
            Auf Wiedersehen
            """, edge.get(root + "/t/0/0.vtt").body());
    }
}
