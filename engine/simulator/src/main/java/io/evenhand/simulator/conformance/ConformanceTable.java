// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.conformance;

import io.evenhand.simulator.conformance.Conformance.Sort;
import io.evenhand.simulator.conformance.Conformance.Spread;
import io.evenhand.simulator.truth.TextTable;
import java.util.Locale;

/** A population's statistics as aligned text. */
final class ConformanceTable {
    private static final String[] TITLES = {
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
        "events/day"
    };

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
        TextTable table = new TextTable(TITLES);
        it.sorts().forEach(sort -> table.row(row(sort)));
        return out.append(table.text()).toString();
    }

    private static String[] row(Sort sort) {
        return new String[] {
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
            String.format(Locale.ROOT, "%.1f", sort.eventsPerDay())
        };
    }

    private static String spread(Spread spread, String format) {
        return String.format(Locale.ROOT, format + " / " + format, spread.median(), spread.p95());
    }
}
