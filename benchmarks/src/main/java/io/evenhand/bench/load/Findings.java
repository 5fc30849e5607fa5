// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.load;

import io.evenhand.bench.results.Sheet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was found of a load.
 *
 * @param path {@code engine} or {@code edge}: what the 99th percentile is of
 * @param offered events a second
 * @param achieved events a second that were acknowledged
 * @param acknowledged events, those before the measured time included
 * @param sentAway batches that had to come again
 * @param handled events that scoring read
 * @param late events among them that came too late to take part
 * @param missing assessments and answers that did not come, or were others
 * @param acknowledgements how long after it was due an event was acknowledged
 * @param assessments how long after the event that ends a week was due its assessments were in the log
 * @param weeks the same, of each week by itself
 * @param answers how long after that event an edge first answered with the decision
 * @param processor seconds that each program took while events were offered
 */
record Findings(
        String path,
        int offered,
        double achieved,
        long acknowledged,
        long sentAway,
        long handled,
        long late,
        List<String> missing,
        Latencies acknowledgements,
        Latencies assessments,
        List<Latencies> weeks,
        Latencies answers,
        Map<String, Double> processor) {
    private static final int SHOWN = 5;
    private static final double P99 = 0.99;

    /** Whether nothing is missing, nothing came too late, and the path's 99th percentile is within {@code millis}. */
    boolean isGood(double millis) {
        Latencies asked = path.equals("edge") ? answers : assessments;
        return dropped() == 0 && late == 0 && missing.isEmpty() && asked.count() > 0 && asked.millis(P99) <= millis;
    }

    private long dropped() {
        return Math.max(0, acknowledged - handled);
    }

    /** @param p99 the bound of the path that was asked about, in milliseconds */
    void keep(Sheet sheet, double p99) {
        sheet.ours("achieved", achieved, "events a second");
        sheet.ours("acknowledged", (double) acknowledged, "events");
        sheet.ours("dropped", (double) dropped(), "events").atMost(0);
        sheet.ours("too late", (double) late, "events").atMost(0);
        sheet.ours("missing or others", missing.size(), "assessments and answers")
                .atMost(0);
        keep(sheet, "acknowledged after", acknowledgements, 0);
        keep(sheet, "assessment after", assessments, path.equals("edge") ? 0 : p99);
        keep(sheet, "edge's answer after", answers, path.equals("edge") ? p99 : 0);
    }

    private static void keep(Sheet sheet, String what, Latencies latencies, double bound) {
        if (latencies.count() > 0) {
            sheet.ours(what + ", p50", latencies.millis(0.5), "ms");
            sheet.ours(what + ", p99", latencies.millis(P99), "ms");
            if (bound > 0) {
                sheet.atMost(bound);
            }
        }
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "offered %,d events/s, achieved %,.0f; acknowledged %,d, dropped %,d, too late %,d, sent away %,d batches,"
                        + " missing %,d %s%nacknowledged after: %s%nassessment after:   %s%n  by week, most:     %s ms%n"
                        + "edge's answer after: %s%n"
                        + "processor seconds: %s",
                offered,
                achieved,
                acknowledged,
                dropped(),
                late,
                sentAway,
                missing.size(),
                missing.stream().limit(SHOWN).toList(),
                acknowledgements,
                assessments,
                weeks.stream().map(each -> Math.round(each.millis(1))).toList(),
                answers,
                processor.entrySet().stream()
                        .map(each -> String.format(Locale.ROOT, "%s %.1f", each.getKey(), each.getValue()))
                        .collect(Collectors.joining(", ")));
    }
}
