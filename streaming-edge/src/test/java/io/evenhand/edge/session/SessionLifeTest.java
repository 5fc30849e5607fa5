// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.edge.FakeClock;
import io.evenhand.edge.playback.Caps;
import io.evenhand.edge.playback.Method;
import io.evenhand.edge.telemetry.EdgeMetrics;
import io.evenhand.edge.telemetry.PlaybackLog;
import io.evenhand.edge.telemetry.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session from its opening to its end, what is counted, and what is reported of it. */
class SessionLifeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("acc");

    private static final Session.Watch WATCH = new Session.Watch("tv", "film-1", Caps.NONE, Method.TRANSCODE, 2_000);

    @TempDir
    private Path folder;

    private final FakeClock clock = new FakeClock(NOW);
    private Sessions sessions;

    @BeforeEach
    void open() throws IOException {
        sessions = sessions();
    }

    private Sessions sessions() throws IOException {
        if (sessions != null) {
            sessions.settle();
        }
        return new Sessions(
                folder.resolve("sessions"),
                new PlaybackLog(new Spool(folder.resolve("events")), new EdgeMetrics()),
                clock,
                Duration.ofSeconds(6),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60));
    }

    private String open(String viewer, boolean home) {
        return sessions.open(
                        ACCOUNT,
                        new ServerId("srv"),
                        viewer == null ? null : new ViewerId(viewer),
                        home,
                        WATCH,
                        () -> true)
                .id();
    }

    private void start(String id) {
        sessions.started(id, PlaybackMode.TRANSCODE).join();
    }

    private List<String> reported() throws IOException {
        sessions.settle();
        Path file = folder.resolve("events/open.ndjson");
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(line ->
                                line.replaceAll("edge\\.[0-9a-f]{32}", "ID").replaceAll("\"at\":\"[^\"]*\",", ""))
                        .toList()
                : List.of();
    }

    @Test
    void onlyExternalSessionsThatPlayCountAgainstACap() {
        open(null, false);
        open("acc", false);
        open("family", true);
        assertEquals(0, sessions.externalStreams(ACCOUNT));
        String external = open("v", false);
        assertEquals(1, sessions.externalStreams(ACCOUNT));
        assertEquals(0, sessions.externalStreams(new AccountId("other")));
        sessions.revoke(external);
        assertEquals(0, sessions.externalStreams(ACCOUNT));
        assertEquals(3, sessions.playing());
    }

    @Test
    void whatIsNotAdmittedIsNotOpened() {
        assertNull(sessions.open(ACCOUNT, new ServerId("srv"), null, false, WATCH, () -> false));
        assertTrue(sessions.all().isEmpty());
    }

    @Test
    void aPlaybackIsReportedOnceFromItsFirstSegmentToItsEnd() throws IOException {
        String id = open("v", false);
        assertEquals(List.of(), reported());
        start(id);
        start(id);
        clock.advance(Duration.ofMinutes(11));
        sessions.close(id);
        sessions.close(id);
        assertEquals(
                List.of(
                        "{\"id\":\"ID.1:started\",\"type\":\"stream.started\",\"account\":\"acc\",\"stream\":\"ID.1\","
                                + "\"server\":\"srv\",\"viewer\":\"v\",\"home\":false,\"mode\":\"transcode\"}",
                        "{\"id\":\"ID.1:stopped\",\"type\":\"stream.stopped\",\"account\":\"acc\",\"stream\":\"ID.1\","
                                + "\"durationBucket\":\"10-60m\"}"),
                reported());
    }

    @Test
    void aSessionNobodyWatchedIsNoPlayback() throws IOException {
        sessions.close(open("v", false));
        assertEquals(List.of(), reported());
    }

    @Test
    void aRevokedPlaybackEndsByPolicyAndAReinstatedOneIsANewOne() throws IOException {
        String id = open("v", false);
        start(id);
        assertTrue(sessions.revoke(id));
        assertFalse(sessions.revoke(id));
        start(id);
        sessions.reinstate(id);
        start(id);
        sessions.close(id);
        assertEquals(
                List.of("ID.1:started", "ID.1:terminated", "ID.2:started", "ID.2:stopped"),
                reported().stream().map(line -> line.split("\"", -1)[3]).toList());
        assertTrue(reported().get(1).contains("\"by\":\"policy\""));
    }

    @Test
    void aRestartGoesOnWithTheSessionsAndEndsThoseThatWereLeft() throws IOException {
        String id = open("v", false);
        start(id);
        String revoked = open("w", false);
        sessions.revoke(revoked);
        sessions = sessions();
        assertEquals(1, sessions.externalStreams(ACCOUNT));
        assertTrue(sessions.find(revoked).playing().revoked());
        start(id);
        assertEquals(1, reported().size());
        clock.advance(Duration.ofSeconds(61));
        assertEquals(2, sessions.closeIdle().size());
        assertEquals(2, reported().size());
        assertTrue(sessions().all().isEmpty());
    }

    @Test
    void whoIsHeardOfIsNotIdle() {
        String id = open("v", false);
        clock.advance(Duration.ofSeconds(50));
        sessions.seen(id);
        clock.advance(Duration.ofSeconds(50));
        assertEquals(List.of(), sessions.closeIdle());
        clock.advance(Duration.ofSeconds(10));
        assertEquals(List.of(id), sessions.closeIdle());
    }

    @Test
    void anUnusableFileIsRemovedAndTheRestIsKept() throws IOException {
        open("v", false);
        Files.writeString(folder.resolve("sessions/broken.json"), "{\"id\":7}");
        assertEquals(1, sessions().all().size());
        assertFalse(Files.exists(folder.resolve("sessions/broken.json")));
    }

    @Test
    void theSamePersonAtTheSameDeviceIsOneStream() {
        String id = open("v", false);
        assertEquals(List.of(id), sessions.atDevice(ACCOUNT, new ViewerId("v"), "tv"));
        assertEquals(List.of(), sessions.atDevice(ACCOUNT, new ViewerId("w"), "tv"));
        assertEquals(List.of(), sessions.atDevice(ACCOUNT, new ViewerId("v"), "phone"));
        assertEquals(List.of(), sessions.atDevice(ACCOUNT, new ViewerId("v"), null));
    }

    @Test
    void limitsCountWhatIsOpenAndNotCutOff() {
        String first = open("v", false);
        open("w", false);
        assertEquals(null, limit(new Limits(0, 0, 0, 0), true));
        assertEquals("account_streams", limit(new Limits(2, 0, 0, 0), true));
        assertEquals("account_external_streams", limit(new Limits(0, 2, 0, 0), true));
        assertEquals(null, limit(new Limits(0, 2, 0, 0), false));
        assertEquals("account_transcodes", limit(new Limits(0, 0, 2, 0), true));
        assertEquals("account_bitrate", limit(new Limits(0, 0, 0, 5_999), true));
        assertEquals(null, limit(new Limits(0, 0, 0, 6_000), true));
        sessions.revoke(first);
        assertEquals(null, limit(new Limits(2, 2, 2, 4_000), true));
    }

    private String limit(Limits limits, boolean external) {
        return limits.exceeded(sessions.of(ACCOUNT), WATCH, external);
    }

    @Test
    void aCutOffThatComesWithTheOpeningIsWhatARestartKnows() throws IOException {
        Thread policy = new Thread(() -> {
            while (sessions.all().isEmpty()) {
                Thread.onSpinWait();
            }
            sessions.all().forEach(session -> sessions.revoke(session.id()));
        });
        policy.start();
        String id = open("v", false);
        join(policy);
        assertTrue(sessions().find(id).playing().revoked());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPositionIsForgottenAfterNinetyDaysWithoutARestart() throws IOException {
        ViewerId viewer = new ViewerId("v");
        clock.set(Instant.now());
        String id = open("v", false);
        sessions.delay(id, Duration.ofSeconds(100));
        sessions.close(id);
        sessions.settle();
        assertEquals(Duration.ofSeconds(100), sessions.resumeAt(ACCOUNT, viewer, "film-1"));
        clock.advance(Duration.ofDays(91));
        assertEquals(Duration.ZERO, sessions.resumeAt(ACCOUNT, viewer, "film-1"));
        String other = open("w", false);
        sessions.delay(other, Duration.ofSeconds(100));
        sessions.close(other);
        sessions.settle();
        try (java.util.stream.Stream<Path> files = Files.list(folder.resolve("positions"))) {
            assertEquals(
                    List.of("key"),
                    files.map(file -> file.getFileName().toString()).toList(),
                    "the old one, and one that this clock finds old already");
        }
    }

    @Test
    void aPositionIsKeptHereForTheSamePersonAndFilmAcrossARestart() throws IOException {
        String id = open("v", false);
        sessions.delay(id, Duration.ofSeconds(100));
        sessions.delay(id, Duration.ofSeconds(108));
        clock.advance(Duration.ofSeconds(5));
        sessions.close(id);
        ViewerId viewer = new ViewerId("v");
        assertEquals(Duration.ofSeconds(105), sessions().resumeAt(ACCOUNT, viewer, "film-1"));
        assertEquals(Duration.ZERO, sessions().resumeAt(ACCOUNT, null, "film-1"));
        assertEquals(Duration.ZERO, sessions().resumeAt(ACCOUNT, viewer, "film-2"));
        try (java.util.stream.Stream<Path> files = Files.walk(folder)) {
            assertTrue(
                    files.noneMatch(file -> file.toString().contains("film-1")),
                    "a name on disk says what was watched");
        }
    }
}
