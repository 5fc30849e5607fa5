// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.bench.report.IntervalPlot;
import io.evenhand.simulator.truth.Proportion;

/** The scorecard and two learned models side by side in every world. */
final class LearnedPlots {
    private static final double LOWEST = 0.1;

    private LearnedPlots() {}

    static String recall(Findings findings) {
        IntervalPlot plot = new IntervalPlot("identifiable sellers hit", "% of them").even(0, 100);
        for (Findings.WorldFindings world : findings.worlds()) {
            for (ModelScore model : world.models()) {
                if (shown(model) && model.recallIdentifiable().of() > 0) {
                    Proportion part = model.recallIdentifiable();
                    plot.row(
                            name(world, model),
                            100 * part.value(),
                            100 * part.lower(),
                            100 * part.upper(),
                            Figures.format("%.0f %%", 100 * part.value()),
                            style(model));
                }
            }
        }
        return plot.html();
    }

    static String wronged(Findings findings) {
        IntervalPlot plot = new IntervalPlot("innocent hosts hit", "per 100,000 hosts").logarithmic(LOWEST, 100_000);
        for (Findings.WorldFindings world : findings.worlds()) {
            for (ModelScore model : world.models()) {
                if (shown(model)) {
                    Proportion part = model.wrongedHosts();
                    plot.row(
                            name(world, model),
                            part.hits() == 0 ? null : 1e5 * part.value(),
                            1e5 * part.lower(),
                            1e5 * part.upper(),
                            Figures.of(part),
                            style(model));
                }
            }
        }
        return plot.html();
    }

    private static boolean shown(ModelScore model) {
        return !model.model().contains("ASN");
    }

    private static boolean ours(ModelScore model) {
        return model.model().startsWith("Evenhand");
    }

    private static String name(Findings.WorldFindings world, ModelScore model) {
        return ours(model) ? world.world().replace("stress-", "") : model.model();
    }

    private static String style(ModelScore model) {
        return ours(model) ? "accent" : "muted";
    }
}
