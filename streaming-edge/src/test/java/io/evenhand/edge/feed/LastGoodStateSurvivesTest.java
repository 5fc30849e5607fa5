// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.edge.FakeClock;
import io.evenhand.edge.table.LiveTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk: a restart serves the last good state at once, says that it is stale, and moves on when it hears. */
class LastGoodStateSurvivesTest {
    private static final Duration STALE_AFTER = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final Publisher publisher = new Publisher();
    private final FakeSource source = new FakeSource(publisher);
    private final FakeClock clock = new FakeClock(Publisher.NOW);

    private FeedSync edge(LiveTable live) throws IOException {
        return new FeedSync(source, new FeedDisk(folder), live, clock);
    }

    @Test
    void aNewEdgeHoldsNothing() throws Exception {
        LiveTable live = new LiveTable(Publisher.NOW);
        assertFalse(edge(live).boot(publisher.trusted()));
        assertTrue(live.view().freshness().isStale(Publisher.NOW, STALE_AFTER));
        assertFalse(live.view().freshness().loaded());
    }

    @Test
    void aRestartServesFromDiskAndIsStaleUntilItHears() throws Exception {
        publisher.put(Publisher.limit("a", "d1"));
        edge(new LiveTable(Publisher.NOW)).step(publisher.trusted());
        publisher.put(Publisher.limit("b", "d2"));
        LiveTable live = new LiveTable(Publisher.NOW);
        FeedSync restarted = edge(live);
        assertTrue(restarted.boot(publisher.trusted()));
        assertEquals(1, live.view().table().rev());
        assertTrue(live.view().freshness().loaded());
        assertTrue(live.view().freshness().isStale(clock.instant(), STALE_AFTER));
        assertTrue(restarted.isBehind(2));
        restarted.step(publisher.trusted());
        assertEquals(2, live.view().table().rev());
        assertFalse(live.view().freshness().isStale(clock.instant(), STALE_AFTER));
        assertFalse(restarted.isBehind(2));
    }

    @Test
    void bytesThatChangedOnTheDiskLeaveTheSecondCopyAndAreWrittenAnew() throws Exception {
        publisher.put(Publisher.limit("a", "d1"));
        FeedSync before = edge(new LiveTable(Publisher.NOW));
        before.step(publisher.trusted());
        publisher.put(Publisher.limit("b", "d2"));
        before.step(publisher.trusted());
        for (String file : new FeedDisk(folder).files()) {
            Files.writeString(folder.resolve(file), "other bytes");
        }
        LiveTable live = new LiveTable(Publisher.NOW);
        FeedSync restarted = edge(live);
        assertTrue(restarted.boot(publisher.trusted()));
        assertEquals(2, live.view().table().rev());
        restarted.step(publisher.trusted());
        assertEquals(
                2, new FeedDisk(folder).load(publisher.trusted()).position().rev(), "the first copy is whole again");
    }

    @Test
    void twoDamagedCopiesAreNotBelieved() throws Exception {
        publisher.put(Publisher.limit("a", "d1"));
        edge(new LiveTable(Publisher.NOW)).step(publisher.trusted());
        for (String file : new FeedDisk(folder).files()) {
            Files.writeString(folder.resolve(file), "other bytes");
            Files.writeString(folder.resolve("spare").resolve(file), "other bytes");
        }
        LiveTable live = new LiveTable(Publisher.NOW);
        assertThrows(RefusedException.class, () -> edge(live).boot(publisher.trusted()));
        assertFalse(live.view().freshness().loaded());
    }

    @Test
    void silenceMakesStaleAndAHeartbeatFresh() throws Exception {
        LiveTable live = new LiveTable(Publisher.NOW);
        FeedSync edge = edge(live);
        publisher.put(Publisher.limit("a", "d1"));
        edge.step(publisher.trusted());
        clock.advance(Duration.ofSeconds(61));
        assertTrue(live.view().freshness().isStale(clock.instant(), STALE_AFTER));
        assertFalse(edge.isBehind(1));
        assertFalse(live.view().freshness().isStale(clock.instant(), STALE_AFTER));
    }

    @Test
    void heartbeatsAloneDoNotOutliveTheManifest() throws Exception {
        LiveTable live = new LiveTable(Publisher.NOW);
        FeedSync edge = edge(live);
        publisher.put(Publisher.limit("a", "d1"));
        edge.step(publisher.trusted());
        clock.advance(Duration.ofHours(2));
        assertFalse(edge.isBehind(1));
        assertTrue(live.view().freshness().isStale(clock.instant(), STALE_AFTER));
    }

    @Test
    void everyRevisionIsAcknowledgedOnceAndAgainAfterAReconnect() throws Exception {
        FeedSync edge = edge(new LiveTable(Publisher.NOW));
        publisher.put(Publisher.limit("a", "d1"));
        edge.step(publisher.trusted());
        edge.step(publisher.trusted());
        publisher.remove("d1");
        edge.step(publisher.trusted());
        edge.acknowledgeAgain();
        edge.step(publisher.trusted());
        assertEquals(List.of(1L, 2L, 2L), source.acknowledged);
    }

    @Test
    void anAcknowledgementThatWasNotTakenIsOwedAndSaidAgain() throws Exception {
        FeedSync edge = edge(new LiveTable(Publisher.NOW));
        assertFalse(edge.owesAcknowledgement());
        publisher.put(Publisher.limit("a", "d1"));
        source.deaf = true;
        edge.step(publisher.trusted());
        assertTrue(edge.owesAcknowledgement());
        source.deaf = false;
        edge.step(publisher.trusted());
        assertFalse(edge.owesAcknowledgement());
        assertEquals(List.of(1L), source.acknowledged);
    }

    @Test
    void aLongTailOfDeltasIsReplacedByANewerSnapshot() throws Exception {
        LiveTable live = new LiveTable(Publisher.NOW);
        FeedSync edge = edge(live);
        edge.step(publisher.trusted());
        for (int i = 0; i < 600; i++) {
            publisher.put(Publisher.limit("a" + i % 7, "d" + i));
            if (i % 100 == 0) {
                edge.step(publisher.trusted());
            }
        }
        publisher.cutSnapshot();
        publisher.put(Publisher.limit("z", "last"));
        edge.step(publisher.trusted());
        assertEquals(2, source.snapshotsFetched);
        // the one file that led past the snapshot goes with the next one
        assertEquals(
                List.of("deltas-502-601", "deltas-601-601", "snapshot-600", "state"), new FeedDisk(folder).files());
        LiveTable restarted = new LiveTable(Publisher.NOW);
        edge(restarted).boot(publisher.trusted());
        assertEquals(live.view().table().snapshot(), restarted.view().table().snapshot());
    }

    @Test
    void aMissingFileIsAGapNotAnEmptyPolicy() throws Exception {
        publisher.put(Publisher.limit("a", "d1"));
        edge(new LiveTable(Publisher.NOW)).step(publisher.trusted());
        Files.delete(folder.resolve("deltas-1-1"));
        Files.delete(folder.resolve("spare").resolve("deltas-1-1"));
        LiveTable live = new LiveTable(Publisher.NOW);
        FeedSync edge = edge(live);
        assertEquals(
                Refusal.GAP,
                assertThrows(RefusedException.class, () -> edge.boot(publisher.trusted()))
                        .refusal());
        edge.step(publisher.trusted());
        assertEquals(1, live.view().table().rev());
    }
}
