// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.FeedSignature;
import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.Chain;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.contract.verdict.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What looks at files without a running program, started as the launcher starts it: the command line of this JVM's Java. */
class FilesAreCheckedByTheLauncherIT {
    private static final Instant AT = Instant.parse("2026-11-27T00:00:00Z");

    @TempDir
    Path var;

    private Path feed;
    private String said = "";

    /** An installation's feed and key where an installation has them. */
    @BeforeEach
    void publish() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        feed = Files.createDirectories(var.resolve("feed"));
        Files.writeString(
                Files.createDirectories(var.resolve("secrets")).resolve("feed-key.pub"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        Snapshot snapshot = new Snapshot(
                7,
                List.of(new PolicyEntry(
                        new AccountId("acc-1"),
                        null,
                        Measure.LIMIT,
                        new DecisionId("d-1"),
                        "RHYTHM_BILLING",
                        "https://casework.example/n/1",
                        AT,
                        AT.plusSeconds(86_400 * 3_650L),
                        3)));
        byte[] bytes = ContractJson.bytes(snapshot);
        Body body = new Body(7, Sha256.hex(bytes), bytes.length);
        Manifest manifest =
                new Manifest(7, 7, Chain.START, Chain.START, AT, AT.plusSeconds(300), body, Chain.START, List.of());
        Files.write(feed.resolve("snapshot-7.json"), bytes);
        Files.write(
                feed.resolve("manifest.json"),
                ContractJson.bytes(
                        FeedSignature.sign(manifest, keys.getPrivate(), FeedSignature.keyId(keys.getPublic()))));
    }

    @Test
    void theFeedOfTheInstallationIsVerifiedAndShownAndATurnedByteIsFound() throws Exception {
        assertEquals(0, evenhand("feed", "verify"), () -> said);
        assertEquals("sound: revision 7, 1 entries\n", said);
        assertEquals(0, evenhand("feed", "show"), () -> said);
        assertTrue(said.startsWith("revision 7, announced 2026-11-27T00:00:00.000Z") && said.contains("acc-1"), said);
        byte[] turned = Files.readAllBytes(feed.resolve("snapshot-7.json"));
        turned[20] ^= 1;
        Files.write(feed.resolve("snapshot-7.json"), turned);
        assertEquals(1, evenhand("feed", "verify", feed.toString()), () -> said);
        assertTrue(said.startsWith("refused: the snapshot of revision 7 is not the one that was signed"), said);
        assertEquals(2, evenhand("feed", "show", var.resolve("nowhere").toString()));
        assertTrue(said.startsWith("evenhand: there is no folder " + var.resolve("nowhere")), said);
    }

    @Test
    void theEdgesDoctorLooksAtThisInstallationAndSaysWhatToDo() throws Exception {
        assertEquals(1, evenhand("edge", "doctor"), () -> said);
        assertTrue(said.contains("feed") && said.contains("EVENHAND_FEED_URL"), said);
        Files.delete(var.resolve("secrets/feed-key.pub"));
        assertEquals(1, evenhand("edge", "doctor"), () -> said);
        assertTrue(said.contains("feed-key.pub"), said);
    }

    /** The exit status of a command as {@code ./evenhand} runs it, on this installation; what it says is kept. */
    private int evenhand(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-Devenhand.home=" + System.getProperty("evenhand.home"),
                "-cp",
                System.getProperty("java.class.path"),
                "io.evenhand.standalone.Main"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("EVENHAND_"));
        builder.environment().put("EVENHAND_VAR", var.toString());
        builder.environment().put("EVENHAND_FEED_URL", "http://127.0.0.1:9");
        builder.environment().put("EVENHAND_EDGE_PORT", "0");
        builder.environment().put("EVENHAND_METRICS_PORT", "0");
        Process process = builder.start();
        said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor();
    }
}
