// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.policy.CompactBody;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.FailMode;
import io.evenhand.contract.policy.MalformedBodyException;
import io.evenhand.contract.policy.NetworkEntry;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.contract.policy.StaleRule;
import io.evenhand.contract.verdict.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The compact form of the feed says exactly what the JSON says, in the pinned bytes, and nothing else is read as one. */
class CompactBodyTest {
    private static final long SEED = 20261127;
    private static final List<Measure> RESTRICTIONS =
            List.of(Measure.LIMIT, Measure.SUSPEND_SERVER, Measure.SUSPEND_ACCOUNT, Measure.TERMINATE);

    @Test
    void bytesArePinned() throws Exception {
        Golden.assertMatches("snapshot.efb.hex", hex(CompactBody.of(Samples.snapshot())));
        Golden.assertMatches("delta.efb.hex", hex(CompactBody.of(Samples.delta())));
        assertEquals(Samples.snapshot(), CompactBody.snapshot(CompactBody.of(Samples.snapshot())));
        assertEquals(Samples.delta(), CompactBody.delta(CompactBody.of(Samples.delta())));
    }

    @Test
    void networksAndRulesAboutStalenessArePinnedInBothForms() throws Exception {
        Snapshot snapshot = new Snapshot(9, List.of(), rules(), networks());
        Golden.assertMatches("snapshot-sections.json", ContractJson.text(snapshot) + "\n");
        Golden.assertMatches("snapshot-sections.efb.hex", hex(CompactBody.of(snapshot)));
        assertEquals(snapshot, CompactBody.snapshot(CompactBody.of(snapshot)));
        assertEquals(snapshot, ContractJson.read(ContractJson.bytes(snapshot), Snapshot.class));
    }

    @Test
    void anyBodyIsTheSameInBothForms() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int run = 0; run < 300; run++) {
            List<PolicyEntry> entries = entries(random);
            Snapshot snapshot = new Snapshot(
                    random.nextLong(1L << 40),
                    entries,
                    random.nextBoolean() ? rules() : null,
                    random.nextBoolean() ? networks() : null);
            byte[] json = ContractJson.bytes(snapshot);
            byte[] compact = CompactBody.of(snapshot);
            assertArrayEquals(json, ContractJson.bytes(CompactBody.snapshot(compact)), "seed " + SEED + ", run " + run);
            assertArrayEquals(compact, CompactBody.of(ContractJson.read(json, Snapshot.class)));
            Delta delta = new Delta(
                    run,
                    run + 1,
                    entries,
                    entries.stream().map(PolicyEntry::decision).toList(),
                    random.nextBoolean() ? rules() : null,
                    random.nextBoolean() ? networks() : null);
            assertArrayEquals(ContractJson.bytes(delta), ContractJson.bytes(CompactBody.delta(CompactBody.of(delta))));
        }
    }

    @Test
    void whatIsCutLongerOrOfAnotherKindIsRefused() {
        byte[] body = CompactBody.of(Samples.snapshot());
        for (int length = 0; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertThrows(MalformedBodyException.class, () -> CompactBody.snapshot(cut));
        }
        byte[] longer = Arrays.copyOf(body, body.length + 1);
        assertThrows(MalformedBodyException.class, () -> CompactBody.snapshot(longer));
        assertThrows(MalformedBodyException.class, () -> CompactBody.delta(body));
    }

    @Test
    void noByteTurnedIsReadAsTheSameBodyAndNoneBreaksTheReader() {
        byte[] body = CompactBody.of(Samples.snapshot());
        int refused = 0;
        for (int at = 0; at < body.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] turned = body.clone();
                turned[at] ^= (byte) (1 << bit);
                try {
                    assertTrue(!CompactBody.snapshot(turned).equals(Samples.snapshot()), "byte " + at + ", bit " + bit);
                } catch (MalformedBodyException e) {
                    refused++;
                }
            }
        }
        assertTrue(refused > body.length, "only " + refused + " were refused");
    }

    @Test
    void aSequenceIsTakenApartWhereItWasPutTogether() throws Exception {
        List<byte[]> bodies = List.of(CompactBody.of(Samples.delta()), new byte[300], new byte[0]);
        byte[] sequence = CompactBody.sequence(bodies);
        List<byte[]> read = CompactBody.bodies(sequence);
        assertEquals(3, read.size());
        for (int i = 0; i < read.size(); i++) {
            assertArrayEquals(bodies.get(i), read.get(i));
        }
        byte[] cut = Arrays.copyOf(sequence, sequence.length - 2);
        assertThrows(MalformedBodyException.class, () -> CompactBody.bodies(cut));
    }

    @Test
    void anEntryAsCaseworkMakesItTakesLessThanAQuarter() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<PolicyEntry> entries = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String decision = "d-" + new UUID(random.nextLong(), random.nextLong());
            entries.add(entry(
                    random, "acc-" + i, decision, "https://appeals.example/n/" + decision + ".tqp7k1." + seal(random)));
        }
        Snapshot snapshot = new Snapshot(1, entries);
        int compact = CompactBody.of(snapshot).length;
        int json = ContractJson.bytes(snapshot).length;
        assertTrue(compact * 4 < json, compact + " of " + json);
    }

    private static List<PolicyEntry> entries(SplittableRandom random) {
        List<PolicyEntry> entries = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            String decision = random.nextBoolean()
                    ? "d-" + new UUID(random.nextLong(), random.nextLong())
                    : "D-" + random.nextInt(1_000_000) + "-" + i;
            String tail = random.nextBoolean() ? decision + ".x." + seal(random) : "é" + random.nextInt(9);
            String begin = random.nextInt(4) == 0 ? "" : "https://a" + random.nextInt(3) + "/n/";
            entries.add(entry(random, "a" + random.nextInt(1_000), decision, begin + tail));
        }
        return entries;
    }

    private static PolicyEntry entry(SplittableRandom random, String account, String decision, String appeal) {
        Measure measure = RESTRICTIONS.get(random.nextInt(RESTRICTIONS.size()));
        Instant from = Instant.parse("2000-01-01T00:00:00Z").plusMillis(random.nextLong(1L << 41));
        @Nullable
        Instant until = measure == Measure.TERMINATE && random.nextBoolean()
                ? null
                : from.plusMillis(random.nextLong(1L << 36));
        return new PolicyEntry(
                new AccountId(account),
                random.nextInt(3) == 0 ? new ServerId("s" + random.nextInt(9)) : null,
                measure,
                new DecisionId(decision),
                random.nextBoolean() ? "RHYTHM_BILLING" : "R" + random.nextInt(50),
                appeal,
                from,
                until,
                random.nextInt(3) == 0 ? random.nextInt() : null);
    }

    private static String seal(SplittableRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static List<StaleRule> rules() {
        return List.of(
                new StaleRule("start_stream", FailMode.OPEN, 86_400_000), new StaleRule("invite", FailMode.CLOSED, 1));
    }

    private static List<NetworkEntry> networks() {
        Instant from = Instant.parse("2026-03-01T12:34:56.789Z");
        return List.of(
                new NetworkEntry(
                        "198.51.100.0/24",
                        NetworkEntry.Action.DENY,
                        NetworkEntry.Cause.DDOS,
                        from,
                        from.plus(Duration.ofDays(3))),
                new NetworkEntry(
                        "2001:db8::/32",
                        NetworkEntry.Action.ALLOW,
                        NetworkEntry.Cause.SECURITY,
                        from,
                        from.plusSeconds(1)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).replaceAll("(.{64})", "$1\n") + "\n";
    }
}
