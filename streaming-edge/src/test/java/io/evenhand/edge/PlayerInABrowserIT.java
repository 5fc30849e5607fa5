// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** hls.js in a real Chromium against the real edge and the real ffmpeg: it plays, seeks, is stopped, and goes on. */
class PlayerInABrowserIT {
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final int LEAD_SECONDS = 6;

    @TempDir
    private static Path folder;

    private static FakeCasework casework;
    private static EdgeUnderTest edge;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        Films.rich(folder.resolve("films"));
        casework = new FakeCasework();
        edge = new EdgeUnderTest(
                folder,
                casework,
                EdgeUnderTest.streaming(
                        LEAD_SECONDS,
                        "EVENHAND_EDGE_MEDIA",
                        folder.resolve("films").toString()));
        edge.awaitStreaming(MOST);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        edge.close();
        casework.close();
    }

    private static void put(PolicyEntry entry) {
        casework.publisher.put(entry);
        casework.announce();
    }

    private static PolicyEntry entry(String account, Measure measure, String decision) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return Publisher.entry(account, null, measure, decision, now.minusSeconds(1), now.plus(Duration.ofDays(3)), 1);
    }

    private static Page opened(String account, String viewer, String packaging, String locale) {
        Page page = chromium.page(locale);
        page.navigate(edge.url("/play"));
        page.waitForFunction("() => document.getElementById('open').dataset.ready");
        page.fill("[name=account]", account);
        page.fill("[name=viewer]", viewer);
        page.selectOption("[name=hls]", new SelectOption().setValue(packaging));
        page.click("button");
        return page;
    }

    private static Page watching(String account, String viewer, String packaging, String locale) {
        Page page = opened(account, viewer, packaging, locale);
        playing(page, 0.5);
        return page;
    }

    private static double time(Page page) {
        return ((Number) page.evaluate("() => document.getElementById('video').currentTime")).doubleValue();
    }

    private static void playing(Page page, double beyond) {
        page.waitForFunction(
                "beyond => { const video = document.getElementById('video');"
                        + " return !video.paused && video.readyState >= 3 && video.currentTime > beyond; }",
                beyond);
    }

    /** Whether the picture is one: not of one colour. */
    private static boolean showsSomething(Page page) {
        return (Boolean) page.evaluate("() => { const canvas = document.createElement('canvas'); canvas.width = 64;"
                + " canvas.height = 36; const brush = canvas.getContext('2d');"
                + " brush.drawImage(document.getElementById('video'), 0, 0, 64, 36);"
                + " return new Set(brush.getImageData(0, 0, 64, 36).data).size > 30; }");
    }

    private static Object fatal(Page page) {
        return page.evaluate("() => JSON.stringify(window.errors.filter(error => error.fatal))");
    }

    private static void seek(List<Page> pages, double to) {
        for (Page page : pages) {
            page.evaluate(
                    "to => { const video = document.getElementById('video'); window.landed = null; const look = () => {"
                            + " if (!video.seeking && video.readyState >= 3 && video.currentTime > to) { window.landed ="
                            + " video.currentTime; video.removeEventListener('timeupdate', look); } };"
                            + " video.addEventListener('timeupdate', look); video.currentTime = to; }",
                    to);
        }
        for (Page page : pages) {
            playing(page, to + 0.2);
            double landed = ((Number) page.evaluate("() => window.landed")).doubleValue();
            assertTrue(landed < to + 2, "went on at " + landed + " after a seek to " + to);
        }
    }

    private static void choose(List<Page> pages, int height) {
        for (Page page : pages) {
            page.selectOption("#quality", new SelectOption().setLabel(height + "p"));
        }
        for (Page page : pages) {
            page.waitForFunction("height => document.getElementById('video').videoHeight === height", height);
        }
    }

    /** Both at once, on two pages, because most of it is waiting for the film to go on. */
    @Test
    void fragmentsAndTransportStreamsPlaySeekThreeTimesAndChangeQualityWithoutAFatalError() {
        List<Page> pages = List.of(opened("acc-f", "", "fmp4", "en-GB"), opened("acc-t", "", "ts", "en-GB"));
        for (Page page : pages) {
            playing(page, 0.5);
            assertTrue(showsSomething(page), "no picture");
        }
        for (double to : new double[] {14.5, 3.2, 20.1}) {
            seek(pages, to);
        }
        seek(pages, 1);
        choose(pages, 720);
        choose(pages, 360);
        for (Page page : pages) {
            playing(page, 1.5);
            assertTrue(showsSomething(page), "no picture");
            assertEquals("[]", fatal(page));
            page.close();
        }
    }

    @Test
    void aSuspensionStopsThePictureAndTellsTheOwnerWhyAndAViewerNothingAndBothGoOnAfterwards() throws Exception {
        Page owner = watching("acc-9", "", "fmp4", "de-DE");
        Page viewer = watching("acc-9", "guest-1", "ts", "fr-FR");
        double before = time(viewer);
        long start = System.nanoTime();
        put(entry("acc-9", Measure.SUSPEND_ACCOUNT, "d9"));
        owner.waitForSelector("#stopped:not([hidden])");
        long toOwner = (System.nanoTime() - start) / 1_000_000;
        viewer.waitForSelector("#stopped:not([hidden])");
        System.out.println("our page: owner told after " + toOwner + " ms, viewer after "
                + (System.nanoTime() - start) / 1_000_000 + " ms");
        assertTrue(toOwner < 1_000, "only after " + toOwner + " ms");
        for (Page page : new Page[] {owner, viewer}) {
            assertTrue((Boolean) page.evaluate("() => document.getElementById('video').paused"));
        }
        String said = owner.innerText("#stopped");
        assertTrue(said.contains("Dieser Stream wurde beendet") && said.contains("RHYTHM_BILLING"), said);
        assertEquals("https://appeals.example/d/d9", owner.getAttribute("#appeal", "href"));
        String neutral = viewer.innerText("#stopped").strip();
        assertEquals("Ce flux n’est pas disponible.", neutral);
        for (String secret : new String[] {"RHYTHM", "d9", "appeals.example"}) {
            assertFalse(viewer.content().contains(secret), secret);
        }
        for (int width : new int[] {390, 1_440}) {
            for (Page page : new Page[] {owner, viewer}) {
                page.setViewportSize(width, 900);
                assertTrue(
                        (Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"),
                        "wider than " + width);
                Chromium.shot(page, "revoked-" + (page == owner ? "owner-" : "viewer-") + width);
            }
        }
        casework.publisher.remove("d9");
        casework.announce();
        playing(viewer, before);
        playing(owner, 0.5);
        assertTrue(time(viewer) < before + 10, "resumed at " + time(viewer) + " after " + before);
        assertTrue(viewer.innerText("#notice").contains("reprend"));
        Chromium.shot(viewer, "reinstated-viewer");
        owner.close();
        viewer.close();
    }

    /** Unmodified hls.js that knows nothing of the edge but the address of the playlist. */
    private static Page bare(String account, String caps) throws Exception {
        var answer =
                edge.post("/sessions", "{\"account\":\"" + account + "\",\"server\":\"srv-1\",\"caps\":" + caps + "}");
        assertEquals(201, answer.statusCode(), answer.body());
        Page page = chromium.page();
        page.navigate(edge.url("/healthz"));
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(Chromium.webjar("hls.js", "hls.min.js")));
        page.evaluate(
                "master => { const video = document.createElement('video'); video.id = 'video'; video.muted = true;"
                        + " document.body.replaceChildren(video); window.errors = []; const hls = new Hls();"
                        + " hls.on(Hls.Events.ERROR, (name, data) => window.errors.push({fatal: data.fatal, details:"
                        + " data.details})); window.began = 0; hls.on(Hls.Events.FRAG_BUFFERED, () => { window.began ||="
                        + " Date.now(); }); hls.loadSource(master); hls.attachMedia(video); video.play();"
                        + " window.moved = 0; let last = -1; setInterval(() => { if (video.currentTime > last) {"
                        + " last = video.currentTime; window.moved = Date.now(); } }, 20); }",
                edge.json(answer).get("master").textValue());
        return page;
    }

    private static double seconds(Page page, String millis) {
        return ((Number) page.evaluate("() => " + millis)).doubleValue() / 1e3;
    }

    @Test
    void aPlayerThatKnowsNothingStopsWithinTheLeadASegmentAndASecondOrIsShownWhy() throws Exception {
        Page ignores = bare("acc-8", "{\"hls\":\"fmp4\"}");
        List<Page> shown = List.of(
                bare("acc-8", "{\"slate\":true,\"hls\":\"fmp4\"}"), bare("acc-8", "{\"slate\":true,\"hls\":\"ts\"}"));
        playing(ignores, 2);
        for (Page page : shown) {
            playing(page, 2);
        }
        long start = System.currentTimeMillis();
        put(entry("acc-8", Measure.SUSPEND_ACCOUNT, "d8"));
        for (Page page : shown) {
            // the slate is one dark blue almost everywhere
            page.waitForFunction(
                    "() => { const canvas = document.createElement('canvas'); canvas.width = 64; canvas.height = 36; const"
                            + " brush = canvas.getContext('2d'); brush.drawImage(document.getElementById('video'), 0, 0,"
                            + " 64, 36); const [red, green, blue] = brush.getImageData(60, 33, 1, 1).data; return"
                            + " Math.abs(red - 0x1b) < 20 && Math.abs(green - 0x26) < 20 && Math.abs(blue - 0x3b) < 20;"
                            + " }");
        }
        System.out.printf(
                "players that hear nothing were shown why after %.1f s%n", (System.currentTimeMillis() - start) / 1e3);
        Chromium.shot(shown.get(0), "slate-fmp4");
        Chromium.shot(shown.get(1), "slate-ts");
        ignores.waitForFunction("() => Date.now() - window.moved > 2000");
        double stopped = seconds(ignores, "window.moved") - start / 1e3;
        double played = start / 1e3 - seconds(ignores, "window.began");
        // whatever a busy machine's picture stood still, it is behind what it may show
        double beyond = time(ignores) - played;
        System.out.printf(
                "unmodified hls.js: picture stopped %.1f s after the revocation, which it outlived by %.1f s of the"
                        + " film%n",
                stopped, beyond);
        assertTrue(beyond <= LEAD_SECONDS + 2 + 1, beyond + " s of the film, " + stopped + " s");
        for (Page page : shown) {
            assertEquals("[]", fatal(page));
            page.close();
        }
        ignores.close();
    }
}
