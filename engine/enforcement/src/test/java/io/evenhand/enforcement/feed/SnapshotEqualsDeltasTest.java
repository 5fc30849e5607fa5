// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 11: over random histories, the snapshot at N is the snapshot at M plus the deltas between, byte for byte. */
class SnapshotEqualsDeltasTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final int HISTORIES = 40;
    private static final int STEPS = 60;

    @TempDir
    Path dir;

    @Test
    void overRandomHistories() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<FeedState> states = new ArrayList<>();
            List<Delta> deltas = new ArrayList<>();
            run(random, states, deltas);
            int m = random.nextInt(states.size());
            int n = m + random.nextInt(states.size() - m);
            FeedState replayed = FeedState.of(
                    states.get(m).snapshotNow(),
                    ContractJson.bytes(states.get(m).snapshotNow()),
                    states.get(m).chain());
            for (int i = m; i < n; i++) {
                replayed = replayed.after(deltas.get(i), ContractJson.bytes(deltas.get(i)));
            }
            assertArrayEquals(
                    ContractJson.bytes(states.get(n).snapshotNow()),
                    ContractJson.bytes(replayed.snapshotNow()),
                    "seed " + seed);
            assertEquals(states.get(n).chain(), replayed.chain(), "seed " + seed);
        }
    }

    @Test
    void whatIsWrittenIsReadBackAtEveryRevision() throws IOException {
        KeyPair keys = Office.keys();
        List<FeedState> states = new ArrayList<>();
        List<Delta> deltas = new ArrayList<>();
        run(new SplittableRandom(7), states, deltas);
        FeedFiles files = new FeedFiles(dir);
        FeedState published = states.get(0);
        files.writeSnapshot(published.rev(), ContractJson.bytes(published.snapshotNow()));
        for (Delta delta : deltas) {
            byte[] bytes = ContractJson.bytes(delta);
            files.writeDelta(delta.to(), bytes);
            published = published.after(delta, bytes);
            if (published.deltas().size() == 10) {
                published = published.condensed(ContractJson.bytes(published.snapshotNow()));
                files.writeSnapshot(published.rev(), ContractJson.bytes(published.snapshotNow()));
            }
            files.writeManifest(FeedSignature.sign(
                    published.manifest(START, Duration.ofMinutes(5)),
                    keys.getPrivate(),
                    FeedSignature.keyId(keys.getPublic())));
            assertEquals(published, new FeedReader(dir, keys.getPublic()).read());
        }
        assertTrue(FeedVerifier.verify(dir, keys.getPublic()).isSound());
    }

    @Test
    void expiryNeedsNoDelta() {
        Map<DecisionId, PolicyEntry> announced = new TreeMap<>();
        PolicyEntry entry = entry(1, 0);
        announced.put(entry.decision(), entry);
        FeedPlan after = FeedPlan.between(announced, Map.of(), entry.until());
        assertFalse(after.urgent());
        assertTrue(FeedPlan.between(announced, Map.of(), START).urgent(), "a lifted one does");
        assertFalse(entry.isInForce(entry.until()));
    }

    /** A history of decisions that come, change and go; {@code states} begins with revision 1. */
    private static void run(SplittableRandom random, List<FeedState> states, List<Delta> deltas) {
        FeedState state = FeedState.beginning(1, Chain.START);
        states.add(state);
        Map<DecisionId, PolicyEntry> wanted = new TreeMap<>();
        for (int step = 0; step < STEPS; step++) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                PolicyEntry entry = entry(random.nextInt(30), random.nextInt(3));
                if (random.nextInt(3) == 0) {
                    wanted.remove(entry.decision());
                } else {
                    wanted.put(entry.decision(), entry);
                }
            }
            Delta delta = FeedPlan.between(state.entries(), wanted, START).delta(state.rev());
            if (delta != null) {
                state = state.after(delta, ContractJson.bytes(delta));
                assertEquals(wanted, state.entries());
                deltas.add(delta);
                states.add(state);
            }
        }
    }

    private static PolicyEntry entry(int number, int variant) {
        return new PolicyEntry(
                new AccountId("acc-" + number),
                null,
                Measure.LIMIT,
                new DecisionId("d-" + number),
                "RHYTHM_BILLING",
                "http://casework.test/n/" + number,
                START,
                START.plus(Duration.ofDays(30 + variant)),
                3);
    }
}
