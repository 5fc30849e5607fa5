// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table against a map that a child could check: same answers after any sequence of deltas, at any time. */
class TableMatchesNaiveModelTest {
    private static final int ACCOUNTS = 40;
    private static final int DECISIONS = 90;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void afterAnyDeltas(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<DecisionId, PolicyEntry> model = new HashMap<>();
        PolicyTable table = PolicyTable.of(new Snapshot(0, List.of()));
        for (int rev = 0; rev < 400; rev++) {
            List<PolicyEntry> put = new ArrayList<>();
            Set<DecisionId> used = new HashSet<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                PolicyEntry entry = entry(random);
                if (used.add(entry.decision())) {
                    put.add(entry);
                }
            }
            List<DecisionId> removed = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                removed.add(new DecisionId("d" + random.nextInt(DECISIONS)));
            }
            removed.forEach(model::remove);
            put.forEach(entry -> model.put(entry.decision(), entry));
            PolicyTable before = table;
            int sizeBefore = before.size();
            table = table.with(new Delta(rev, rev + 1, put, removed));
            assertEquals(sizeBefore, before.size(), "the old table changed, seed " + seed);
            compare(model, table, random, "seed " + seed + " rev " + rev);
        }
        assertEquals(table.snapshot(), PolicyTable.of(table.snapshot()).snapshot());
    }

    private static void compare(
            Map<DecisionId, PolicyEntry> model, PolicyTable table, SplittableRandom random, String what) {
        assertEquals(model.size(), table.size(), what);
        AccountId account = new AccountId("acc-" + random.nextInt(ACCOUNTS));
        Instant now = Publisher.NOW.plus(Duration.ofDays(random.nextInt(60) - 5));
        Set<PolicyEntry> expected = new HashSet<>();
        for (PolicyEntry entry : model.values()) {
            boolean begun = !entry.from().isAfter(now);
            boolean ended = entry.until() != null && !entry.until().isAfter(now);
            if (entry.account().equals(account) && begun && !ended) {
                expected.add(entry);
            }
        }
        List<PolicyEntry> actual = table.inForce(account, now);
        assertEquals(expected, new HashSet<>(actual), what);
        assertEquals(expected.size(), actual.size(), what);
    }

    private static PolicyEntry entry(SplittableRandom random) {
        Measure[] restrictions = {Measure.LIMIT, Measure.SUSPEND_SERVER, Measure.SUSPEND_ACCOUNT, Measure.TERMINATE};
        Measure measure = restrictions[random.nextInt(restrictions.length)];
        Instant from = Publisher.NOW.plus(Duration.ofDays(random.nextInt(10)));
        Instant until = measure == Measure.TERMINATE ? null : from.plus(Duration.ofDays(1 + random.nextInt(30)));
        return Publisher.entry(
                "acc-" + random.nextInt(ACCOUNTS),
                random.nextBoolean() ? null : "srv-" + random.nextInt(3),
                measure,
                "d" + random.nextInt(DECISIONS),
                from,
                until,
                null);
    }

    @Test
    void manyEntriesTakeManyDeltas() {
        List<PolicyEntry> entries = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            entries.add(Publisher.limit("acc-" + i, "d" + i));
        }
        PolicyTable table = PolicyTable.of(new Snapshot(0, entries));
        for (int rev = 0; rev < 1_000; rev++) {
            table = table.with(new Delta(
                    rev,
                    rev + 1,
                    List.of(Publisher.limit("acc-" + rev, "x" + rev)),
                    List.of(new DecisionId("d" + rev))));
        }
        assertEquals(100_000, table.size());
        assertEquals(
                List.of(new DecisionId("x5")),
                table.entries(new AccountId("acc-5")).stream()
                        .map(PolicyEntry::decision)
                        .toList());
    }
}
