// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.edge;

import com.sun.management.ThreadMXBean;
import io.evenhand.bench.program.Meter;
import io.evenhand.bench.results.Figure;
import io.evenhand.bench.results.Sheet;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.edge.table.PolicyTable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Q12: from an account to whether anything restricts it now, and the bytes an entry takes, beside a {@link HashMap} of the
 * same entries. Both must give the same answer for every account asked.
 */
public final class EdgeBenchmark {
    private static final int ASKED = 1 << 17;
    private static final int BATCH = 1 << 14;
    private static final long SEED = 20261126;
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final double WANTED_NANOS = 150;
    private static final double WANTED_BYTES = 32;
    private static final Sheet SHEET = Sheet.of("Q12");

    private EdgeBenchmark() {}

    /** {@code [SECONDS]} for each figure, 3 if absent. */
    public static void main(String[] arguments) throws IOException {
        double seconds = arguments.length == 0 ? 3 : Double.parseDouble(arguments[0]);
        System.out.printf(
                Locale.ROOT,
                "java %s, commit %s, seed %d%n",
                System.getProperty("java.version"),
                System.getProperty("evenhand.commit", "unknown"),
                SEED);
        System.out.println(
                "| contestant | entries | restricted | not restricted | allocated | bytes an entry, looked at / particulars"
                        + " / whole heap | records to table | a delta of 100 |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (int entries : new int[] {100_000, 1_000_000}) {
            run(entries, seconds);
        }
        System.out.println("answers summed up: " + Meter.answers());
        SHEET.write();
    }

    private static void run(int count, double seconds) {
        SplittableRandom random = new SplittableRandom(SEED);
        AccountId[] restricted = new AccountId[ASKED];
        AccountId[] others = new AccountId[ASKED];
        for (int i = 0; i < ASKED; i++) {
            restricted[i] = account(random.nextInt(count));
            others[i] = account(count + random.nextInt(count));
        }
        long now = NOW.toEpochMilli();
        long before = Meter.heap();
        Loaded loaded = table(count);
        PolicyTable table = loaded.table();
        double whole = (double) (Meter.heap() - before) / count;
        PolicyTable.Footprint footprint = table.footprint();
        double delta = delta(table, count);
        Meter.Reading hit = Meter.read(i -> table.restricts(restricted[i], now) ? 1 : 0, ASKED, BATCH, seconds);
        Meter.Reading miss = Meter.read(i -> table.restricts(others[i], now) ? 1 : 0, ASKED, BATCH, seconds);
        System.out.printf(
                Locale.ROOT,
                "| Evenhand | %,d | %.0f ns | %.0f ns | %d B | %.1f / %.1f / %.1f | %,d ms | %.2f ms |%n",
                count,
                hit.nanos(),
                miss.nanos(),
                Math.max(hit.bytes(), miss.bytes()),
                (double) footprint.lookedAt() / count,
                (double) footprint.particulars() / count,
                whole,
                loaded.nanos() / 1_000_000,
                delta);
        keep(Figure.OURS, count, hit, miss);
        if (count == 1_000_000) {
            SHEET.atMost(WANTED_NANOS);
        }
        SHEET.ours("bytes looked at, an entry of " + entries(count), (double) footprint.lookedAt() / count, "B")
                .atMost(WANTED_BYTES);
        SHEET.ours("whole heap, an entry of " + entries(count), whole, "B");
        rival(count, seconds, restricted, others, table);
    }

    private static void rival(
            int count, double seconds, AccountId[] restricted, AccountId[] others, PolicyTable table) {
        long now = NOW.toEpochMilli();
        long before = Meter.heap();
        Map<AccountId, List<PolicyEntry>> map = new HashMap<>();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < count; i++) {
            PolicyEntry entry = entry(i, random);
            map.put(entry.account(), List.of(entry));
        }
        double whole = (double) (Meter.heap() - before) / count;
        for (int i = 0; i < ASKED; i++) {
            for (AccountId account : new AccountId[] {restricted[i], others[i]}) {
                if (isRestricted(map, account) != table.restricts(account, now)) {
                    throw new IllegalStateException("the two give different answers");
                }
            }
        }
        Meter.Reading hit = Meter.read(i -> isRestricted(map, restricted[i]) ? 1 : 0, ASKED, BATCH, seconds);
        Meter.Reading miss = Meter.read(i -> isRestricted(map, others[i]) ? 1 : 0, ASKED, BATCH, seconds);
        System.out.printf(
                Locale.ROOT,
                "| HashMap | %,d | %.0f ns | %.0f ns | %d B | - / - / %.1f | - | - |%n",
                count,
                hit.nanos(),
                miss.nanos(),
                Math.max(hit.bytes(), miss.bytes()),
                whole);
        keep("HashMap", count, hit, miss);
        SHEET.add("whole heap, an entry of " + entries(count), "HashMap", whole, "B");
    }

    private static void keep(String who, int count, Meter.Reading hit, Meter.Reading miss) {
        SHEET.add("restricted, of " + entries(count), who, hit.nanos(), "ns");
        SHEET.add("not restricted, of " + entries(count), who, miss.nanos(), "ns");
    }

    private static String entries(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static boolean isRestricted(Map<AccountId, List<PolicyEntry>> map, AccountId account) {
        List<PolicyEntry> entries = map.get(account);
        return entries != null && entries.get(0).isInForce(NOW);
    }

    private static Loaded table(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<PolicyEntry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(entry(i, random));
        }
        Snapshot snapshot = new Snapshot(0, entries);
        long began = THREAD.getCurrentThreadCpuTime();
        PolicyTable table = PolicyTable.of(snapshot);
        return new Loaded(table, THREAD.getCurrentThreadCpuTime() - began);
    }

    /** The processor's milliseconds for a delta of 100 entries, the best of 20. */
    private static double delta(PolicyTable table, int count) {
        double best = Double.MAX_VALUE;
        SplittableRandom random = new SplittableRandom(SEED + 1);
        for (int run = 0; run < 20; run++) {
            List<PolicyEntry> put = new ArrayList<>();
            List<DecisionId> removed = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                put.add(entry(2 * count + i, random));
                removed.add(new DecisionId("d-" + new UUID(random.nextLong(), i)));
            }
            long began = THREAD.getCurrentThreadCpuTime();
            Meter.keep(table.with(new Delta(0, 1, put, removed)).size());
            best = Math.min(best, (THREAD.getCurrentThreadCpuTime() - began) / 1e6);
        }
        return best;
    }

    private static AccountId account(int number) {
        return new AccountId(Restrictions.account(number));
    }

    /** In force for some days of the last thirty. */
    private static PolicyEntry entry(int number, SplittableRandom random) {
        return Restrictions.one(
                number, NOW.minusMillis(random.nextLong(Duration.ofDays(29).toMillis())), random);
    }

    /** @param nanos of the processor for making the table from records */
    private record Loaded(PolicyTable table, long nanos) {}
}
