// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever an entry looks like, the table gives it back as it came; and what a look-up needs of it stays small. */
class EntriesKeepTheirFormTest {
    private static final String LONG = "x".repeat(64);

    private static PolicyEntry entry(String decision, String reason, String appeal, Instant from, Instant until) {
        return new PolicyEntry(
                new AccountId("acc"), null, Measure.LIMIT, new DecisionId(decision), reason, appeal, from, until, null);
    }

    private static void isKept(PolicyEntry... entries) {
        Snapshot snapshot = new Snapshot(3, List.of(entries));
        assertEquals(snapshot, PolicyTable.of(snapshot).snapshot());
    }

    @Test
    void ofAnyDecisionReasonAndAppeal() {
        Instant until = Publisher.NOW.plusMillis(1);
        String uuid = "d-" + new UUID(-5, 7);
        for (String decision : List.of("1", LONG, uuid, uuid.toUpperCase(java.util.Locale.ROOT), "d-1-1-1-1-1")) {
            for (String reason : List.of("", "R", "Ünïcode", "r".repeat(3_000))) {
                for (String appeal : List.of(
                        "", "no-slash", "/", "https://a/n/" + decision + ".x.mac", "https://a/n/ö", "a/" + decision)) {
                    isKept(entry(decision, reason, appeal, Publisher.NOW, until));
                }
            }
        }
    }

    @Test
    void ofAnyTime() {
        for (String from : List.of(
                "1970-01-01T00:00:00Z",
                "2019-12-31T23:59:59.999Z",
                "2020-01-01T00:00:00Z",
                "2054-11-03T19:53:47.775Z",
                "2054-11-03T19:53:47.776Z",
                "9999-01-01T00:00:00Z")) {
            Instant begin = Instant.parse(from);
            isKept(entry("d", "R", "a/d", begin, begin.plusMillis(1)));
            isKept(entry("d", "R", "a/d", begin, begin.plus(Duration.ofDays(36_500))));
        }
    }

    @Test
    void ofAnyServerCapAndMeasure() {
        for (Measure measure : Measure.values()) {
            if (measure.isRestriction()) {
                for (Integer cap : new Integer[] {null, 0, 1, Integer.MAX_VALUE}) {
                    Instant until = measure == Measure.TERMINATE ? null : Publisher.NOW.plusSeconds(1);
                    isKept(
                            Publisher.entry(LONG, null, measure, "d1", Publisher.NOW, until, cap),
                            Publisher.entry("a", LONG, measure, "d2", Publisher.NOW, until, cap));
                    isKept(new PolicyEntry(
                            new AccountId("a"),
                            new ServerId("s"),
                            measure,
                            new DecisionId("d"),
                            "R",
                            "x",
                            Publisher.NOW,
                            until,
                            cap));
                }
            }
        }
    }

    @Test
    void ofMoreReasonsThanAreKeptOnce() {
        List<PolicyEntry> entries = new ArrayList<>();
        for (int i = 0; i < Words.COUNT_MAX + 50; i++) {
            entries.add(entry("d" + i, "REASON_" + i, "https://a/" + i + "/d" + i, Publisher.NOW, later(i)));
        }
        isKept(entries.toArray(PolicyEntry[]::new));
    }

    private static Instant later(int i) {
        return Publisher.NOW.plusSeconds(1 + i);
    }

    @Test
    void accountsWithTheSamePlaceAreToldApartByTheirNames() {
        List<PolicyEntry> entries = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            entries.add(Publisher.limit("acc-" + i, "d" + i));
        }
        PolicyTable table = PolicyTable.of(new Snapshot(1, entries));
        long now = Publisher.NOW.toEpochMilli();
        for (int i = 0; i < 20_000; i++) {
            assertTrue(table.restricts(new AccountId("acc-" + i), now));
            assertFalse(table.restricts(new AccountId("acc-" + i), now - 1));
            assertFalse(table.restricts(new AccountId("other-" + i), now));
        }
    }

    @Test
    void accountsWithOneTagAreComparedByTheirWholeNames() {
        Words.Editor words = Words.NONE.edit();
        List<Shard.Row> rows = new ArrayList<>();
        for (String account : List.of("a", "ab", "abc", "abd", "b")) {
            rows.add(new Shard.Row(-7, EntryBytes.of(Publisher.limit(account, "d-" + account), words)));
        }
        rows.add(new Shard.Row(7, EntryBytes.of(Publisher.limit("abd", "other"), words)));
        Shard shard = Shard.of(rows);
        Words done = words.done();
        for (String account : List.of("a", "ab", "abc", "abd", "b")) {
            int place = shard.next(shard.seek(-7), -7, account);
            assertEquals(
                    "d-" + account,
                    EntryBytes.read(shard.bytes(), shard.start(place), done)
                            .decision()
                            .value());
            assertEquals(-1, shard.next(place + 1, -7, account));
        }
        assertEquals(-1, shard.next(shard.seek(-7), -7, "abe"));
        assertEquals(-1, shard.next(shard.seek(-6), -6, "a"));
        assertEquals(0, shard.next(shard.seek(7), 7, "abd"));
    }

    @Test
    void aLookUpReadsAtMost32BytesAnEntry() {
        SplittableRandom random = new SplittableRandom(5);
        List<PolicyEntry> entries = new ArrayList<>();
        int count = 200_000;
        for (int i = 0; i < count; i++) {
            Instant from = Publisher.NOW.plusMillis(random.nextInt());
            UUID decision = new UUID(random.nextLong(), random.nextLong());
            entries.add(
                    entry("d-" + decision, "RHYTHM_BILLING", "https://a/n/d-" + decision, from, from.plusSeconds(9)));
        }
        PolicyTable.Footprint footprint =
                PolicyTable.of(new Snapshot(1, entries)).footprint();
        assertTrue(footprint.lookedAt() < 32L * count, footprint.toString());
        assertTrue(footprint.particulars() < 40L * count, footprint.toString());
    }
}
