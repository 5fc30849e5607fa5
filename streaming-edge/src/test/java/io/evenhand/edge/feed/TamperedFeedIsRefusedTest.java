// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.SignedManifest;
import io.evenhand.edge.FakeClock;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.table.PolicyTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law: a feed that was tampered with on its way changes nothing, in memory or on disk. */
class TamperedFeedIsRefusedTest {
    @TempDir
    private Path folder;

    private final Publisher publisher = new Publisher();
    private final FakeSource source = new FakeSource(publisher);
    private final LiveTable live = new LiveTable(Publisher.NOW);
    private FeedSync sync;

    @BeforeEach
    void followHonestly() throws Exception {
        sync = new FeedSync(source, new FeedDisk(folder), live, new FakeClock(Publisher.NOW));
        publisher.put(Publisher.limit("a", "d1")).put(Publisher.limit("b", "d2"));
        sync.step(publisher.trusted());
        assertEquals(2, live.view().table().rev());
    }

    @Test
    void strippedSignature() throws Exception {
        publisher.put(Publisher.limit("c", "d3"));
        source.head = bytes -> edit(bytes, ",\"keyId\":\"[^\"]*\",\"signature\":\"[^\"]*\"", "");
        refused(Refusal.MALFORMED);
        source.head = bytes -> edit(bytes, "\"signature\":\"[^\"]*\"", "\"signature\":\"\"");
        refused(Refusal.BAD_SIGNATURE);
        source.head = bytes -> edit(bytes, "\"signature\":\"[^\"]*\"", "\"signature\":null");
        refused(Refusal.MALFORMED);
    }

    @Test
    void unknownKey() throws Exception {
        Publisher stranger = new Publisher();
        stranger.put(Publisher.limit("a", "d1")).put(Publisher.limit("b", "d2")).put(Publisher.limit("c", "d3"));
        source.publisher = stranger;
        refused(Refusal.UNKNOWN_KEY);
        String ours = publisher.head().keyId();
        source.head = bytes -> edit(bytes, "\"keyId\":\"[^\"]*\"", "\"keyId\":\"" + ours + "\"");
        refused(Refusal.BAD_SIGNATURE);
    }

    @Test
    void rollback() throws Exception {
        byte[] old = ContractJson.bytes(publisher.head());
        publisher.put(Publisher.limit("c", "d3"));
        sync.step(publisher.trusted());
        source.head = bytes -> old;
        refused(Refusal.ROLLBACK);
    }

    @Test
    void truncatedBodies() throws Exception {
        publisher.put(Publisher.limit("c", "d3")).put(Publisher.limit("d", "d4"));
        byte[] all = publisher.deltaLines(2);
        int firstLine = new String(all, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length : new int[] {0, 1, firstLine - 2, firstLine, firstLine + 1, all.length - 2}) {
            source.deltas = bytes -> Arrays.copyOf(bytes, length);
            refused(Refusal.TRUNCATED);
        }
    }

    @Test
    void aGapInTheDeltas() throws Exception {
        publisher.put(Publisher.limit("c", "d3")).put(Publisher.limit("longer-name", "d4"));
        source.deltas = bytes -> publisher.deltaLines(3);
        refused(Refusal.TRUNCATED);
    }

    @Test
    void anyFlippedByteOfABody() throws Exception {
        publisher.put(Publisher.limit("c", "d3"));
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 50; i++) {
            int at = random.nextInt(publisher.deltaLines(2).length - 1);
            source.deltas = bytes -> {
                bytes[at] ^= 1;
                return bytes;
            };
            assertThrows(RefusedException.class, () -> sync.step(publisher.trusted()), "byte " + at);
            assertEquals(2, live.view().table().rev());
        }
    }

    @Test
    void anyFlippedByteOfTheManifest() {
        publisher.put(Publisher.limit("c", "d3"));
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 200; i++) {
            int length = ContractJson.bytes(publisher.head()).length;
            int at = random.nextInt(length);
            source.head = bytes -> {
                bytes[at] ^= 1;
                return bytes;
            };
            assertThrows(RefusedException.class, () -> sync.step(publisher.trusted()), "byte " + at);
            assertEquals(2, live.view().table().rev());
        }
    }

    @Test
    void aTamperedSnapshotForANewEdge() throws Exception {
        publisher.cutSnapshot();
        LiveTable fresh = new LiveTable(Publisher.NOW);
        FeedSync newcomer =
                new FeedSync(source, new FeedDisk(folder.resolve("other")), fresh, new FakeClock(Publisher.NOW));
        source.snapshot = bytes -> edit(bytes, "d1", "d9");
        assertEquals(
                Refusal.WRONG_HASH,
                assertThrows(RefusedException.class, () -> newcomer.step(publisher.trusted()))
                        .refusal());
        assertSame(PolicyTable.EMPTY, fresh.view().table());
        source.honest();
        newcomer.step(publisher.trusted());
        assertEquals(2, fresh.view().table().size());
    }

    @Test
    void tamperingOnOurOwnDisk() throws Exception {
        for (String file : new FeedDisk(folder).files()) {
            byte[] good = Files.readAllBytes(folder.resolve(file));
            byte[] bad = good.clone();
            bad[bad.length / 2] ^= 1;
            Files.write(folder.resolve(file), bad);
            FeedDisk disk = new FeedDisk(folder);
            assertThrows(RefusedException.class, () -> disk.load(publisher.trusted()), file);
            // still well-formed, but another decision than the one that was signed
            String other = new String(good, ISO_8859_1).replace("\"d2\"", "\"d9\"");
            if (!other.equals(new String(good, ISO_8859_1))) {
                Files.writeString(folder.resolve(file), other, ISO_8859_1);
                assertThrows(RefusedException.class, () -> disk.load(publisher.trusted()), file);
            }
            Files.write(folder.resolve(file), good);
        }
        assertEquals(
                2, new FeedDisk(folder).load(publisher.trusted()).position().rev());
        assertEquals(
                Refusal.UNKNOWN_KEY,
                assertThrows(RefusedException.class, () -> new FeedDisk(folder)
                                .load(TrustedKeys.of(Publisher.newKeys().getPublic())))
                        .refusal());
    }

    /** Refused with this reason; nothing changed; and the next honest head is applied again. */
    private void refused(Refusal reason) throws Exception {
        PolicyTable before = live.view().table();
        RefusedException refusal = assertThrows(RefusedException.class, () -> sync.step(publisher.trusted()));
        assertEquals(reason, refusal.refusal());
        assertSame(before, live.view().table());
        SignedManifest onDisk = new FeedDisk(folder).load(publisher.trusted()).head();
        assertEquals(before.rev(), onDisk.manifest().rev());
    }

    private static byte[] edit(byte[] bytes, String pattern, String replacement) {
        return new String(bytes, StandardCharsets.UTF_8)
                .replaceAll(pattern, replacement)
                .getBytes(StandardCharsets.UTF_8);
    }
}
