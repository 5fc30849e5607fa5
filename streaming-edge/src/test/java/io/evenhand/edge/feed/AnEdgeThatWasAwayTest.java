// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.edge.FakeClock;
import io.evenhand.edge.table.LiveTable;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edge that was away for many snapshots goes on where it stopped, by deltas that no manifest lists any more. */
class AnEdgeThatWasAwayTest {
    private static final int ENTRIES = 300;

    @TempDir
    private Path folder;

    private final Publisher publisher = new Publisher();
    private final FakeSource source = new FakeSource(publisher);
    private final LiveTable live = new LiveTable(Publisher.NOW);
    private FeedSync sync;

    @BeforeEach
    void away() throws Exception {
        for (int n = 0; n < ENTRIES; n++) {
            publisher.put(Publisher.limit("acc-" + n, "d" + n));
        }
        publisher.cutSnapshot();
        sync = new FeedSync(source, new FeedDisk(folder), live, new FakeClock(Publisher.NOW));
        sync.step(publisher.trusted());
        assertEquals(1, source.snapshotsFetched);
        for (int n = 0; n < 50; n++) {
            publisher.put(Publisher.limit("later-" + n, "e" + n)).remove("d" + n);
            publisher.cutSnapshot();
        }
        publisher.put(Publisher.limit("last", "f"));
    }

    private void isCurrent(LiveTable table) {
        assertArrayEquals(
                ContractJson.bytes(publisher.snapshot()),
                ContractJson.bytes(table.view().table().snapshot()));
        long at = Publisher.NOW.plus(Duration.ofHours(1)).toEpochMilli();
        assertTrue(table.view().table().restricts(new AccountId("last"), at));
        assertFalse(table.view().table().restricts(new AccountId("acc-0"), at));
    }

    @Test
    void goesOnWithoutASnapshotAndStartsAgainFromItsDisk() throws Exception {
        sync.step(publisher.trusted());
        isCurrent(live);
        assertEquals(1, source.snapshotsFetched);
        LiveTable restarted = new LiveTable(Publisher.NOW);
        new FeedSync(source, new FeedDisk(folder), restarted, new FakeClock(Publisher.NOW)).boot(publisher.trusted());
        isCurrent(restarted);
    }

    @Test
    void takesTheSnapshotWhenTheDeltasAreGone() throws Exception {
        source.forgotten = publisher.rev();
        sync.step(publisher.trusted());
        isCurrent(live);
        assertEquals(2, source.snapshotsFetched);
    }

    /** Nobody signs old deltas one by one; what was never published does not lead to the chain value that is signed. */
    @Test
    void believesNoOldDeltaThatWasNotPublished() throws Exception {
        source.deltas = lines ->
                new String(lines, UTF_8).replaceFirst("later-7", "other-7").getBytes(UTF_8);
        sync.step(publisher.trusted());
        isCurrent(live);
        assertEquals(2, source.snapshotsFetched);
        source.deltas = lines -> new String(lines, UTF_8)
                .lines()
                .skip(1)
                .reduce("", (all, line) -> all + line + "\n")
                .getBytes(UTF_8);
        Position before = new Position(0, publisher.chainAt(0));
        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> Verified.chained(
                        source.deltasSince(0, Long.MAX_VALUE),
                        before,
                        new Position(publisher.rev(), publisher.chainAt(publisher.rev()))));
        assertEquals(Refusal.CHAIN_MISMATCH, refused.refusal());
    }
}
