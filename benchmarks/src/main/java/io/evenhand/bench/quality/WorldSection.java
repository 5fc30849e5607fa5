// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.bench.report.Html;
import io.evenhand.simulator.truth.BaseRate;
import io.evenhand.simulator.truth.Detection;
import io.evenhand.simulator.truth.Estimate;
import io.evenhand.simulator.truth.Evaluation;
import io.evenhand.simulator.truth.RuleScore;
import java.util.ArrayList;
import java.util.List;

/** One world's part of the page. */
final class WorldSection {
    private WorldSection() {}

    static Html of(Findings.WorldFindings world) {
        Evaluation evaluation = world.evaluation();
        Html html = new Html();
        html.paragraph(Figures.format(
                "%,d owners, of whom %,d hosts shared with eight people or more; of %,d there was enough evidence to judge"
                        + " by. It took %,d seconds.",
                evaluation.owners(), evaluation.hosts(), evaluation.judged(), world.seconds()));
        rules(html, evaluation);
        html.drawings(WorldPlots.groups(evaluation));
        html.note(
                "Filled and blue: limited. Grey: reviewed by people, or limited. A bar without a dot is the bound of a"
                        + " group of whom nobody was hit.");
        detections(html, evaluation);
        exposure(html, world.exposure());
        evidence(html, world);
        fairness(html, evaluation);
        baseRates(html, evaluation);
        people(html, world);
        if (!evaluation.leftOut().isEmpty()) {
            html.note("Left out: " + String.join("; ", evaluation.leftOut()) + ".");
        }
        return html;
    }

    private static void rules(Html html, Evaluation evaluation) {
        List<List<String>> rows = new ArrayList<>();
        for (RuleScore rule : evaluation.rules()) {
            rows.add(List.of(
                    rule.rule(),
                    Figures.percent(rule.recallIdentifiable()),
                    Figures.percent(rule.recall()),
                    Figures.percent(rule.recallByOperator()),
                    Figures.percent(rule.precision()),
                    Figures.of(rule.wronged()),
                    Figures.perHundredThousand(rule.wronged()),
                    Figures.format("%.2f", 1e5 * rule.wronged().upperOneSided()),
                    Figures.perHundredThousand(rule.wrongedHosts())));
        }
        html.table(
                List.of(
                        "rule",
                        "identifiable sellers",
                        "all sellers",
                        "bounds by operator",
                        "precision",
                        "innocents hit",
                        "per 100,000 owners",
                        "one-sided bound",
                        "per 100,000 hosts"),
                rows);
    }

    private static void detections(Html html, Evaluation evaluation) {
        if (evaluation.detections().isEmpty()) {
            return;
        }
        html.heading(3, "How long it takes");
        html.drawings(WorldPlots.curves(evaluation));
        List<List<String>> rows = new ArrayList<>();
        for (Detection detection : evaluation.detections()) {
            rows.add(List.of(
                    detection.sellers(),
                    detection.until(),
                    detection.since(),
                    Figures.days(detection.curve().firstQuarter()),
                    Figures.days(detection.curve().median()),
                    Figures.days(detection.curve().thirdQuarter()),
                    Figures.percent(detection.within180())));
        }
        html.table(
                List.of("sellers", "until", "days since", "25 % found", "half found", "75 % found", "within 180 days"),
                rows);
        html.note("Kaplan and Meier: who was never found counts as long as it was watched.");
    }

    private static void exposure(Html html, Exposure exposure) {
        if (exposure.sold() > 0) {
            html.paragraph(Figures.format(
                    "%,d accounts of sellers sold %,.0f viewer-days from the first payment to the end: %.0f %% of them"
                            + " before people looked, %.0f %% before the limit.",
                    exposure.accounts(),
                    exposure.sold(),
                    100 * exposure.beforeReview() / exposure.sold(),
                    100 * exposure.beforeLimit() / exposure.sold()));
        }
    }

    private static void evidence(Html html, Findings.WorldFindings world) {
        Calibration calibration = world.calibration();
        html.heading(3, "Whether the evidence means what it says");
        html.drawings(WorldPlots.calibration(calibration));
        Estimate mean = calibration.meanE();
        if (mean != null) {
            html.paragraph(Figures.format(
                    "Mean e-value of the billing rhythm of %,d innocent accounts in one week of each: %.2f [%.2f, %.2f];"
                            + " honest evidence has at most 1 where nothing is on a cycle.",
                    calibration.innocents(), mean.value(), mean.lower(), mean.upper()));
        }
        html.paragraph(Figures.format(
                "Expected calibration error: the part of sellers in a band of scores is %.1f points of a hundred from the"
                        + " promised part, on average over the accounts.",
                100 * calibration.expectedError()));
    }

    private static void fairness(Html html, Evaluation evaluation) {
        if (evaluation.fairness().isEmpty()) {
            return;
        }
        html.heading(3, "Whether sorts of innocent hosts are hit alike");
        html.drawings(WorldPlots.fairness(evaluation));
        List<List<String>> rows = new ArrayList<>();
        evaluation
                .fairness()
                .forEach(split -> rows.add(List.of(
                        split.group() + " : " + split.rest(),
                        Figures.of(split.reviewed().group()) + " : "
                                + Figures.of(split.reviewed().rest()),
                        WorldPlots.ratio(split.reviewed()),
                        Figures.of(split.limited().group()) + " : "
                                + Figures.of(split.limited().rest()),
                        WorldPlots.ratio(split.limited()))));
        html.table(List.of("groups", "reviewed", "ratio", "limited", "ratio"), rows);
        html.note(
                "Exact bounds on the ratio of the rates. No signal sees a network, which does not make rates equal: the"
                        + " groups may share differently.");
    }

    private static void baseRates(Html html, Evaluation evaluation) {
        List<List<String>> rows = new ArrayList<>();
        for (BaseRate rate : evaluation.baseRates()) {
            rows.add(List.of(
                    Figures.format("%.2f %%", 100 * rate.sellers()),
                    Figures.format("%.1f %%", 100 * rate.precision()),
                    Figures.format("%.1f %%", 100 * rate.precisionAtLeast())));
        }
        if (!rows.isEmpty()) {
            html.heading(3, "If more or fewer owners sold");
            html.table(List.of("owners who sell", "limits that are right", "at least, by the bounds"), rows);
        }
    }

    private static void people(Html html, Findings.WorldFindings world) {
        html.heading(3, "People");
        Appeals appeals = world.appeals();
        html.paragraph(
                appeals.contested() == 0
                        ? "No innocent owner was reviewed or limited, so nobody could appeal."
                        : Figures.format(
                                "%d innocent owners were reviewed or limited. If each explains the evidence truthfully, strongest"
                                        + " first, %s are left alone (%s), %s already after one explanation. How long people take"
                                        + " to answer is not simulated.",
                                appeals.contested(),
                                Figures.of(appeals.overturned()),
                                Figures.percent(appeals.overturned()),
                                Figures.of(appeals.byOne())));
        Audit audit = world.audit();
        if (audit != null) {
            html.paragraph(Figures.format(
                    "Auditors who look at %,d accounts in half a year, half of them pointed at, a quarter just below and a"
                            + " quarter at random, would estimate that %.1f %% [%.1f, %.1f] of the sellers judged are"
                            + " found; %.1f %% are. Of %d repeated audits %d have the truth within their bounds; their"
                            + " mean is %.1f %%.",
                    audit.budget(),
                    100 * audit.estimate(),
                    100 * audit.lower(),
                    100 * audit.upper(),
                    100 * audit.truth(),
                    audit.audits(),
                    audit.covered(),
                    100 * audit.meanEstimate()));
        }
    }
}
