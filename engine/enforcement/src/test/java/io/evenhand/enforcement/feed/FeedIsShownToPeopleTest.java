// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.FeedSignature;
import io.evenhand.contract.policy.Chain;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of the feed is checked and shown offline with nothing but the public key; a turned byte is found. */
class FeedIsShownToPeopleTest {
    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");

    @TempDir
    private Path dir;

    private String said = "";

    private int run(String how, Path key) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(out, true, UTF_8);
        int status = FeedProgram.run(
                new String[] {how, dir.resolve("feed").toString(), key.toString()},
                Clock.fixed(NOW, ZoneOffset.UTC),
                to,
                to);
        said = out.toString(UTF_8);
        return status;
    }

    @Test
    void aSoundFolderIsShownAndATurnedByteIsFound() throws Exception {
        Path secret = dir.resolve("feed-key");
        KeyPair keys = FeedKeys.loadOrCreate(secret);
        FeedFiles files = new FeedFiles(dir.resolve("feed"));
        FeedState state = FeedState.beginning(3, Chain.START);
        byte[] snapshot = ContractJson.bytes(state.snapshotNow());
        files.writeSnapshot(3, snapshot);
        files.writeManifest(FeedSignature.sign(
                state.manifest(NOW, Duration.ofMinutes(5)), keys.getPrivate(), FeedSignature.keyId(keys.getPublic())));
        Path trusted = dir.resolve("feed-key.pub");
        assertEquals(0, run("verify", trusted), said);
        assertEquals("sound: revision 3, 0 entries\n", said);
        assertEquals(0, run("show", trusted), said);
        assertTrue(said.startsWith("revision 3, announced 2026-11-27T00:00:00.000Z"), said);
        snapshot[0] ^= 1;
        Files.write(dir.resolve("feed/snapshot-3.json"), snapshot);
        assertEquals(1, run("verify", trusted));
        assertTrue(said.startsWith("refused: the snapshot of revision 3 is not the one that was signed"), said);
        assertEquals(2, run("verify", dir.resolve("none")));
    }
}
