// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.edge.FakeClock;
import io.evenhand.edge.table.LiveTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publisher's key is replaced without a restart and without a moment in which an edge believes nothing or anybody. */
class KeysAreReplacedTest {
    private static final Duration STALE_AFTER = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final Publisher publisher = new Publisher();
    private final FakeClock clock = new FakeClock(Publisher.NOW);
    private final LiveTable live = new LiveTable(Publisher.NOW);

    @Test
    void bothForAWhileThenOnlyTheNewOne() throws Exception {
        Path file = folder.resolve("key.pub");
        TrustedKey trusted = new TrustedKey(file);
        assertNull(trusted.find());
        String old = publisher.publicKeyPem();
        Files.writeString(file, old);
        FeedSync sync = new FeedSync(new FakeSource(publisher), new FeedDisk(folder.resolve("feed")), live, clock);
        publisher.put(Publisher.limit("a", "d1"));
        sync.step(trusted.find());
        publisher.rotateKey().put(Publisher.limit("b", "d2"));
        assertEquals(
                Refusal.UNKNOWN_KEY,
                assertThrows(RefusedException.class, () -> sync.step(trusted.find()))
                        .refusal());
        Files.writeString(file, old + publisher.publicKeyPem());
        sync.step(trusted.find());
        assertEquals(2, live.view().table().rev());
        Files.writeString(file, publisher.publicKeyPem());
        publisher.put(Publisher.limit("c", "d3"));
        sync.step(trusted.find());
        assertEquals(3, live.view().table().rev());
        assertEquals(1, trusted.find().keys().size());
    }

    @Test
    void aFileThatCannotBeReadTakesNoKeyAway() throws Exception {
        Path file = folder.resolve("key.pub");
        TrustedKey trusted = new TrustedKey(file);
        Files.writeString(file, publisher.publicKeyPem());
        assertEquals(1, trusted.find().count());
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertEquals(1, trusted.find().count(), "bytes that are no text");
        Files.delete(file);
        Files.createDirectory(file);
        assertEquals(1, trusted.find().count(), "no file at all");
    }

    @Test
    void aFileThatIsBrokenOrGoneTakesNoKeyAway() throws Exception {
        Path file = folder.resolve("key.pub");
        TrustedKey trusted = new TrustedKey(file);
        Files.writeString(file, "nonsense");
        assertThrows(IOException.class, trusted::find);
        Files.writeString(file, publisher.publicKeyPem());
        TrustedKeys keys = trusted.find();
        Files.writeString(file, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
        assertEquals(keys, trusted.find());
        Files.delete(file);
        assertEquals(keys, trusted.find());
    }

    @Test
    void aClockThatIsBehindAppliesEverythingAndCallsItStale() throws Exception {
        FeedSync sync = new FeedSync(new FakeSource(publisher), new FeedDisk(folder), live, clock);
        clock.set(Publisher.NOW.minus(Duration.ofHours(1)));
        publisher.put(Publisher.limit("a", "d1"));
        sync.step(publisher.trusted());
        assertEquals(1, live.view().table().rev());
        assertTrue(live.view().freshness().isStale(clock.instant(), STALE_AFTER));
        assertFalse(sync.isBehind(1));
        sync.step(publisher.trusted());
        assertTrue(live.view().freshness().isStale(clock.instant(), STALE_AFTER), "a wrong clock stays visible");
        clock.set(Publisher.NOW);
        sync.step(publisher.trusted());
        assertFalse(live.view().freshness().isStale(clock.instant(), STALE_AFTER));
    }

    @Test
    void anOlderHeadOfTheSameRevisionProvesNothingAboutNow() throws Exception {
        FakeSource source = new FakeSource(publisher);
        FeedSync sync = new FeedSync(source, new FeedDisk(folder), live, clock);
        publisher.put(Publisher.limit("a", "d1"));
        byte[] first = source.head();
        publisher.announceAgain(Duration.ofSeconds(30));
        sync.step(publisher.trusted());
        clock.advance(Duration.ofSeconds(61));
        source.head = bytes -> first;
        sync.step(publisher.trusted());
        assertTrue(live.view().freshness().isStale(clock.instant(), STALE_AFTER));
    }
}
