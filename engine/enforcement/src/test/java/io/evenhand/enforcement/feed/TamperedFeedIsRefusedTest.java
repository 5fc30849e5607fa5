// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.FeedSignature;
import io.evenhand.contract.policy.Chain;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 11: a feed directory that is not exactly what was signed is refused, whatever was done to it. */
class TamperedFeedIsRefusedTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final KeyPair keys = Office.keys();

    @TempDir
    Path dir;

    @BeforeEach
    void publish() throws IOException {
        FeedFiles files = new FeedFiles(dir);
        FeedState state = FeedState.beginning(1, Chain.START);
        files.writeSnapshot(1, ContractJson.bytes(state.snapshotNow()));
        for (int i = 0; i < 3; i++) {
            Delta delta = new Delta(state.rev(), state.rev() + 1, List.of(entry(i)), List.of());
            byte[] bytes = ContractJson.bytes(delta);
            files.writeDelta(delta.to(), bytes);
            state = state.after(delta, bytes);
        }
        files.writeManifest(FeedSignature.sign(
                state.manifest(START, Duration.ofMinutes(5)),
                keys.getPrivate(),
                FeedSignature.keyId(keys.getPublic())));
        assertEquals(new FeedVerdict(4, 3, List.of()), FeedVerifier.verify(dir, keys.getPublic()));
    }

    @Test
    void anotherKey() {
        refused("not signed by the trusted key", Office.keys());
    }

    @Test
    void aStrippedOrAlteredSignature() throws IOException {
        Path manifest = dir.resolve("manifest.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replaceAll(",\"signature\":\"[^\"]*\"", ""));
        refused("malformed");
        Files.writeString(manifest, text.replaceAll("\"signature\":\"[^\"]*\"", "\"signature\":\"\""));
        refused("not signed");
        Files.writeString(manifest, text.replace("\"rev\":4", "\"rev\":4,\"rev\":4"));
        refused("malformed");
        Files.writeString(manifest, text.replaceFirst("09:05", "19:05"));
        refused("not signed");
    }

    @Test
    void aBodyThatIsMissingCutOrAltered() throws IOException {
        Path delta = dir.resolve("delta-3.json");
        byte[] bytes = Files.readAllBytes(delta);
        Files.write(
                delta,
                new String(bytes, StandardCharsets.UTF_8)
                        .replace("acc-1", "acc-9")
                        .getBytes(StandardCharsets.UTF_8));
        refused("not the one that was signed");
        Files.write(delta, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        refused("not the one that was signed");
        Files.delete(delta);
        refused("missing");
        Files.write(delta, bytes);
        Files.delete(dir.resolve("snapshot-1.json"));
        refused("missing");
    }

    @Test
    void twoDeltasInEachOthersPlace() throws IOException {
        Path two = dir.resolve("delta-2.json");
        Path three = dir.resolve("delta-3.json");
        byte[] bytes = Files.readAllBytes(two);
        Files.copy(three, two, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.write(three, bytes);
        refused("not the one that was signed");
    }

    private void refused(String why) {
        refused(why, keys);
    }

    private void refused(String why, KeyPair trusted) {
        FeedVerdict verdict = FeedVerifier.verify(dir, trusted.getPublic());
        assertFalse(verdict.isSound());
        assertTrue(verdict.faults().get(0).contains(why), verdict.faults()::toString);
    }

    private static PolicyEntry entry(int number) {
        return new PolicyEntry(
                new AccountId("acc-" + number),
                null,
                Measure.LIMIT,
                new DecisionId("d-" + number),
                "RHYTHM_BILLING",
                "http://casework.test/n/" + number,
                START,
                START.plus(Duration.ofDays(30)),
                3);
    }
}
