// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.bench.report.CurvePlot;
import io.evenhand.bench.report.IntervalPlot;
import io.evenhand.simulator.truth.Detection;
import io.evenhand.simulator.truth.Evaluation;
import io.evenhand.simulator.truth.Fairness;
import io.evenhand.simulator.truth.GroupScore;
import io.evenhand.simulator.truth.Proportion;
import io.evenhand.simulator.truth.RateRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One world's drawings. */
final class WorldPlots {
    private static final double CURVE_DAYS = 250;
    private static final double RATIO_MIN = 0.01;
    private static final double RATIO_MAX = 100;

    private WorldPlots() {}

    static List<String> groups(Evaluation evaluation) {
        IntervalPlot sellers = new IntervalPlot("sellers found, by strategy", "% of the accounts").even(0, 100);
        for (GroupScore group : evaluation.strategies()) {
            percent(sellers, group.name() + " reviewed", group.reviewed(), "muted");
            percent(sellers, group.name() + " limited", group.limited(), "accent");
        }
        IntervalPlot innocents =
                new IntervalPlot("innocent and grey owners hit", "per 100,000 of the sort").logarithmic(1, 100_000);
        for (GroupScore group : evaluation.archetypes()) {
            rate(innocents, group.name(), group.reviewed(), "muted");
            rate(innocents, "limited", group.limited(), group.limited().hits() > 0 ? "bad" : "accent");
        }
        return Stream.of(sellers, innocents)
                .filter(plot -> !plot.isEmpty())
                .map(IntervalPlot::html)
                .toList();
    }

    private static void percent(IntervalPlot plot, String name, Proportion part, String style) {
        plot.row(
                name,
                100 * part.value(),
                100 * part.lower(),
                100 * part.upper(),
                Figures.format("%.0f %% of %,d", 100 * part.value(), part.of()),
                style);
    }

    private static void rate(IntervalPlot plot, String name, Proportion part, String style) {
        plot.row(
                name,
                part.hits() == 0 ? null : 1e5 * part.value(),
                1e5 * part.lower(),
                1e5 * part.upper(),
                Figures.of(part),
                style);
    }

    static List<String> curves(Evaluation evaluation) {
        List<String> drawings = new ArrayList<>();
        for (String sellers : List.of("identifiable", "all sellers")) {
            for (String since : List.of("first share", "first payment")) {
                CurvePlot plot = new CurvePlot(sellers + ", found since the " + since, CURVE_DAYS);
                boolean any = false;
                for (Detection detection : evaluation.detections()) {
                    if (detection.sellers().equals(sellers) && detection.since().equals(since)) {
                        boolean limit = detection.until().equals("limit");
                        plot.curve(limit ? "limited" : "reviewed", detection.curve(), limit ? "accent" : "muted");
                        any = true;
                    }
                }
                if (any) {
                    drawings.add(plot.html());
                }
            }
        }
        return drawings;
    }

    static List<String> calibration(Calibration calibration) {
        IntervalPlot plot = new IntervalPlot("sellers among accounts of a score", "% of the accounts").even(0, 100);
        for (Calibration.Band band : calibration.bands()) {
            String name = band.from() <= -100
                    ? "below " + band.to()
                    : band.to() >= 100 ? band.from() + " or more" : band.from() + " to " + (band.to() - 1);
            percent(plot, name, band.sellers(), "accent");
            plot.row(
                    "promised",
                    100 * band.promised(),
                    100 * band.promised(),
                    100 * band.promised(),
                    Figures.format("%.1f %%", 100 * band.promised()),
                    "muted");
        }
        IntervalPlot means = new IntervalPlot(
                        "mean e-value of innocents' rhythm", "at most 1 where nothing is on a cycle")
                .logarithmic(0.1, 1_000)
                .mark(1);
        for (Calibration.Sort sort : calibration.sorts()) {
            means.row(
                    sort.name(),
                    sort.meanE().value(),
                    sort.meanE().lower(),
                    sort.meanE().upper(),
                    Figures.format("%.2f of %,d", sort.meanE().value(), sort.accounts()),
                    "accent");
        }
        return Stream.of(plot, means)
                .filter(each -> !each.isEmpty())
                .map(IntervalPlot::html)
                .toList();
    }

    static List<String> fairness(Evaluation evaluation) {
        IntervalPlot plot = new IntervalPlot("reviews of innocent hosts, ratio of rates", "times the others' rate")
                .logarithmic(RATIO_MIN, RATIO_MAX)
                .mark(1);
        for (Fairness split : evaluation.fairness()) {
            RateRatio ratio = split.reviewed();
            plot.row(
                    split.group(),
                    ratio.value(),
                    Math.max(RATIO_MIN, ratio.lower()),
                    Objects.requireNonNullElse(ratio.upper(), RATIO_MAX),
                    ratio(ratio),
                    "accent");
        }
        return plot.isEmpty() ? List.of() : List.of(plot.html());
    }

    static String ratio(RateRatio ratio) {
        return ratio.group().hits() + ratio.rest().hits() == 0
                ? "nobody hit"
                : Figures.number(ratio.value()) + " [" + Figures.number(ratio.lower()) + ", "
                        + Figures.number(ratio.upper()) + "]";
    }
}
