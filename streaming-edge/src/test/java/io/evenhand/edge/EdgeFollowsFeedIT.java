// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole edge against a feed over HTTP: follows within milliseconds, survives silence, restarts from disk. */
class EdgeFollowsFeedIT {
    private static final Duration MOST = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    private FakeCasework casework;
    private EdgeUnderTest edge;

    @BeforeEach
    void start() throws Exception {
        casework = new FakeCasework();
        edge = new EdgeUnderTest(folder, casework, Map.of("EVENHAND_EDGE_STALE_SECONDS", "1"));
        await("ready", MOST, () -> edge.get("/readyz").statusCode() == 200);
    }

    @AfterEach
    void stop() {
        edge.close();
        casework.close();
    }

    private int invite(String account) throws Exception {
        return edge.get("/check?action=invite&account=" + account).statusCode();
    }

    private static PolicyEntry limit(String account, String decision, Duration length) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return Publisher.entry(account, null, Measure.LIMIT, decision, now.minusSeconds(1), now.plus(length), 1);
    }

    @Test
    void theCompactFormIsTakenAndOneThatLiesIsRefused() throws Exception {
        casework.publisher.put(limit("acc-1", "d1", Duration.ofDays(30)));
        casework.announce();
        await("denied", MOST, () -> invite("acc-1") == 403);
        assertTrue(casework.compactServed.get() >= 2, "a snapshot and a delta");

        edge.stop();
        casework.lies = true;
        casework.publisher.put(limit("acc-2", "d2", Duration.ofDays(30)));
        casework.publisher.cutSnapshot();
        try (EdgeUnderTest fresh =
                new EdgeUnderTest(Files.createDirectory(folder.resolve("fresh")), casework, Map.of())) {
            await("refused", MOST, () -> fresh.metrics().contains("evenhand_edge_feed_refusals_total{reason="));
            assertEquals(503, fresh.get("/readyz").statusCode());
            casework.lies = false;
            await("ready", MOST, () -> fresh.get("/readyz").statusCode() == 200);
        }
    }

    @Test
    void aDecisionAndItsOverturningArriveWithinMilliseconds() throws Exception {
        assertEquals(204, invite("acc-1"));
        long worst = 0;
        for (int i = 0; i < 10; i++) {
            casework.publisher.put(limit("acc-1", "d" + i, Duration.ofDays(30)));
            casework.announce();
            await("denied", MOST, () -> invite("acc-1") == 403);
            assertEquals(204, invite("acc-2"));
            casework.publisher.remove("d" + i);
            long start = System.nanoTime();
            casework.announce();
            await("allowed again", MOST, () -> invite("acc-1") == 204);
            worst = Math.max(worst, (System.nanoTime() - start) / 1_000_000);
        }
        System.out.println("overturned decision gone at the edge after at most " + worst + " ms");
        assertTrue(worst < 2_000, "took " + worst + " ms");
        long rev = casework.publisher.rev();
        await("acknowledged", MOST, () -> casework.acknowledged.contains(rev));
        assertTrue(edge.metrics().contains("evenhand_edge_feed_rev " + rev + ".0"));
    }

    @Test
    void withoutAnnouncementsThePollFindsIt() throws Exception {
        casework.down();
        casework.publisher.put(limit("acc-1", "d1", Duration.ofDays(30)));
        await("stale", MOST, () -> edge.get("/check?action=invite&account=acc-1")
                .headers()
                .firstValue("X-Evenhand-Stale")
                .orElse("")
                .equals("true"));
        assertEquals(204, invite("acc-1"));
        casework.up();
        await("denied", MOST, () -> invite("acc-1") == 403);
        await("fresh", MOST, () -> edge.get("/check?action=invite&account=acc-1")
                .headers()
                .firstValue("X-Evenhand-Stale")
                .orElse("")
                .equals("false"));
    }

    @Test
    void aRestartWithNoNetworkServesFromDiskAndAnExpiredEntryStopsByItself() throws Exception {
        casework.publisher.put(limit("acc-1", "d1", Duration.ofDays(30)), limit("acc-2", "d2", Duration.ofSeconds(6)));
        casework.announce();
        await("denied", MOST, () -> invite("acc-1") == 403);
        assertEquals(403, invite("acc-2"));
        long rev = casework.publisher.rev();
        await("acknowledged", MOST, () -> casework.acknowledged.contains(rev));
        casework.down();
        edge.restart();
        assertEquals(200, edge.get("/readyz").statusCode());
        assertEquals(403, invite("acc-1"));
        assertEquals(
                "true",
                edge.get("/check?action=invite&account=acc-1")
                        .headers()
                        .firstValue("X-Evenhand-Stale")
                        .orElseThrow());
        await("expired", MOST, () -> invite("acc-2") == 204);
        assertEquals(403, invite("acc-1"));
        casework.up();
        casework.publisher.remove("d1");
        await("allowed", MOST, () -> invite("acc-1") == 204);
    }

    @Test
    void subscribersHearOfAChange() throws Exception {
        var lines = new java.util.concurrent.LinkedBlockingQueue<String>();
        Thread reader = new Thread(() -> {
            try (var in = java.net
                    .URI
                    .create(edge.url("/v1/subscribe?account=acc-1"))
                    .toURL()
                    .openStream()) {
                new java.io.BufferedReader(new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8))
                        .lines()
                        .filter(line -> line.startsWith("data:"))
                        .forEach(lines::add);
            } catch (java.io.IOException | java.io.UncheckedIOException e) {
                lines.add("closed");
            }
        });
        reader.setDaemon(true);
        reader.start();
        String first = lines.poll(5, java.util.concurrent.TimeUnit.SECONDS);
        assertTrue(first.contains("\"invite\":{\"allowed\":true}"), first);
        casework.publisher.put(limit("acc-2", "d0", Duration.ofDays(30)), limit("acc-1", "d1", Duration.ofDays(30)));
        casework.announce();
        String second = lines.poll(5, java.util.concurrent.TimeUnit.SECONDS);
        assertTrue(second.contains("\"invite\":{\"allowed\":false"), second);
        assertTrue(second.contains("\"appeal\":\"https://appeals.example/d/d1\""), second);
    }

    @Test
    void anUntrustedFeedChangesNothing() throws Exception {
        casework.publisher.put(limit("acc-1", "d1", Duration.ofDays(30)));
        casework.announce();
        await("denied", MOST, () -> invite("acc-1") == 403);
        FakeCasework stranger = new FakeCasework();
        try (stranger) {
            Path other = java.nio.file.Files.createDirectory(folder.resolve("other"));
            try (EdgeUnderTest misled =
                    new EdgeUnderTest(other, casework, Map.of("EVENHAND_FEED_URL", stranger.url()))) {
                stranger.publisher.put(limit("acc-9", "d9", Duration.ofDays(30)));
                stranger.announce();
                await("refusal counted", MOST, () -> misled.metrics()
                        .contains("evenhand_edge_feed_refusals_total{reason=\"unknown_key\",}"));
                assertEquals(
                        204, misled.get("/check?action=invite&account=acc-9").statusCode());
                assertEquals(503, misled.get("/readyz").statusCode());
                assertFalse(misled.get("/v1/state").body().contains("\"loaded\":true"));
            }
        }
    }
}
