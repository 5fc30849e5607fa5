// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.conformance;

import io.evenhand.simulator.conformance.Conformance.Sort;
import io.evenhand.simulator.conformance.Conformance.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A population's statistics as aligned text. */
final class ConformanceTable {
    private static final List<String> HEAD = List.of(
            "median / p95",
            "accounts",
            "viewers",
            "removals 120d",
            "z",
            "trials 90d",
            "churn 90d",
            "tie density",
            "kills 30d",
            "concurrency",
            "on cycle",
            "events/day");

    private ConformanceTable() {}

    static String of(Conformance it) {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "world %s, %d owners over %d days; parameters %.12s\n",
                it.world(),
                it.owners(),
                it.days(),
                it.parameters()));
        out.append(String.format(
                Locale.ROOT,
                "%d described: %.0f events a day, %.1f %% of hosts opted out of playback telemetry; not described: %s\n\n",
                it.described(),
                it.eventsPerDay(),
                100 * it.optedOut(),
                it.counted()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        it.sorts().forEach(sort -> rows.add(row(sort)));
        return out.append(aligned(rows)).toString();
    }

    private static List<String> row(Sort sort) {
        return List.of(
                sort.name(),
                Integer.toString(sort.accounts()),
                spread(sort.viewers(), "%.0f"),
                spread(sort.removals(), "%.0f"),
                spread(sort.rhythm(), "%.1f"),
                spread(sort.trials(), "%.0f"),
                spread(sort.churn(), "%.2f"),
                spread(sort.tieDensity(), "%.3f"),
                spread(sort.kills(), "%.0f"),
                spread(sort.concurrency(), "%.0f"),
                String.format(Locale.ROOT, "%.0f %%", 100 * sort.onCycle()),
                String.format(Locale.ROOT, "%.1f", sort.eventsPerDay()));
    }

    private static String spread(Spread spread, String format) {
        return String.format(Locale.ROOT, format + " / " + format, spread.median(), spread.p95());
    }

    /** The first column to the left, the others to the right. */
    private static String aligned(List<List<String>> rows) {
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                out.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
            }
            out.append('\n');
        }
        return out.toString();
    }
}
