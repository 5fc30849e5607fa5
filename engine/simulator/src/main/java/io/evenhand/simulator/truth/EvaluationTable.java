// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import static io.evenhand.simulator.truth.TextTable.days;
import static io.evenhand.simulator.truth.TextTable.format;
import static io.evenhand.simulator.truth.TextTable.perHundredThousand;
import static io.evenhand.simulator.truth.TextTable.percent;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An evaluation as aligned text, at most a hundred columns wide. */
final class EvaluationTable {
    private EvaluationTable() {}

    /** What a first look wants to know: who was found and who was wronged. */
    static String brief(Evaluation evaluation) {
        StringBuilder out = new StringBuilder();
        out.append("bounds are exact 95 % (Clopper-Pearson); this population is simulated\n");
        head(out, evaluation);
        return out.toString();
    }

    private static void head(StringBuilder out, Evaluation evaluation) {
        section(out, "", found(evaluation));
        section(out, "", wronged(evaluation, "innocent owners", "per 100k owners", RuleScore::wronged));
    }

    static String of(Evaluation evaluation) {
        StringBuilder out = new StringBuilder();
        out.append(format(
                "%d owners, world %s; bounds are exact 95 %% (Clopper-Pearson)\n",
                evaluation.owners(), evaluation.world()));
        out.append(format(
                "%d hosts shared with 8 people or more; of %d there was enough evidence to judge by\n",
                evaluation.hosts(), evaluation.judged()));
        if (evaluation.world().equals("demo")) {
            out.append("this world has more sellers than reality: its precision says nothing about reality\n");
        }
        if (evaluation.unknown() > 0) {
            out.append(evaluation.unknown()).append(" accounts with a verdict are not in the truth and not counted\n");
        }
        head(out, evaluation);
        section(out, "", wronged(evaluation, "innocent hosts", "per 100k hosts", RuleScore::wrongedHosts));
        section(
                out,
                "the same, bounded by drawing operators (bootstrap), because accounts of one operator are run alike\n",
                byOperator(evaluation));
        section(out, "", groups("sort of innocents", evaluation.archetypes()));
        if (evaluation.worstArchetype() != null) {
            out.append("worst group: ").append(evaluation.worstArchetype()).append('\n');
        }
        section(out, "", groups("sellers", evaluation.strategies()));
        section(out, "", viewers(evaluation));
        section(
                out,
                "days to find a seller; one never found counts as long as it was watched (Kaplan-Meier)\n",
                detections(evaluation));
        section(out, "", baseRates(evaluation));
        section(out, "", fairness(evaluation, "reviewed", Fairness::reviewed));
        section(out, "", fairness(evaluation, "limited", Fairness::limited));
        if (!evaluation.leftOut().isEmpty()) {
            out.append('\n');
            evaluation
                    .leftOut()
                    .forEach(each -> out.append("left out: ").append(each).append('\n'));
        }
        return out.toString();
    }

    private static void section(StringBuilder out, String title, TextTable table) {
        if (!table.isEmpty()) {
            out.append('\n').append(title).append(table.text());
        }
    }

    private static TextTable found(Evaluation evaluation) {
        TextTable table = new TextTable("rule", "hit", "precision", "recall", "recall, identifiable");
        for (RuleScore rule : evaluation.rules()) {
            table.row(
                    rule.rule(),
                    Integer.toString(rule.flagged()),
                    percent(rule.precision()),
                    percent(rule.recall()),
                    percent(rule.recallIdentifiable()));
        }
        return table;
    }

    private static TextTable wronged(
            Evaluation evaluation, String title, String per, Function<RuleScore, Proportion> wronged) {
        TextTable table = new TextTable(title, "wrongly hit", per, "one-sided bound");
        for (RuleScore rule : evaluation.rules()) {
            Proportion part = wronged.apply(rule);
            table.row(
                    rule.rule(),
                    part.hits() + " of " + part.of(),
                    perHundredThousand(part),
                    part.of() == 0 ? "-" : format("%.2f", 1e5 * part.upperOneSided()));
        }
        return table;
    }

    private static TextTable byOperator(Evaluation evaluation) {
        TextTable table = new TextTable("rule", "recall", "recall, identifiable", "recall of their viewers");
        if (evaluation.strategies().isEmpty()) {
            return table;
        }
        for (RuleScore rule : evaluation.rules()) {
            table.row(
                    rule.rule(),
                    percent(rule.recallByOperator()),
                    percent(rule.recallIdentifiableByOperator()),
                    percent(rule.recallOfViewers()));
        }
        return table;
    }

    private static TextTable groups(String title, List<GroupScore> groups) {
        TextTable table = new TextTable(title, "accounts", "judged", "reviewed", "limited", "limited, fraction");
        for (GroupScore group : groups) {
            table.row(
                    group.name(),
                    Integer.toString(group.limited().of()),
                    Integer.toString(group.judged()),
                    Integer.toString(group.reviewed().hits()),
                    Integer.toString(group.limited().hits()),
                    percent(group.limited()));
        }
        return table;
    }

    private static TextTable viewers(Evaluation evaluation) {
        TextTable table = new TextTable("sellers' viewers", "through accounts reviewed", "through accounts limited");
        for (GroupScore group : evaluation.strategies()) {
            table.row(group.name(), percent(group.viewersReviewed()), percent(group.viewersLimited()));
        }
        return table;
    }

    private static TextTable detections(Evaluation evaluation) {
        TextTable table =
                new TextTable("sellers", "until", "since", "found", "25 %", "median", "75 %", "within 180 days");
        for (Detection detection : evaluation.detections()) {
            KaplanMeier curve = detection.curve();
            table.row(
                    detection.sellers(),
                    detection.until(),
                    detection.since(),
                    curve.events() + " of " + curve.subjects(),
                    days(curve.firstQuarter()),
                    days(curve.median()),
                    days(curve.thirdQuarter()),
                    percent(detection.within180()));
        }
        return table;
    }

    private static TextTable baseRates(Evaluation evaluation) {
        TextTable table = new TextTable("if so many owners sold", "precision of a limit", "at least (95 % bounds)");
        for (BaseRate rate : evaluation.baseRates()) {
            table.row(
                    format("%.2f %%", 100 * rate.sellers()),
                    format("%.1f %%", 100 * rate.precision()),
                    format("%.1f %%", 100 * rate.precisionAtLeast()));
        }
        return table;
    }

    private static TextTable fairness(Evaluation evaluation, String what, Function<Fairness, RateRatio> ratios) {
        TextTable table = new TextTable("innocent hosts", what, "of the others", "ratio of the rates");
        for (Fairness split : evaluation.fairness()) {
            RateRatio ratio = ratios.apply(split);
            table.row(split.group(), count(ratio.group()), count(ratio.rest()), ratio(ratio));
        }
        return table;
    }

    private static String count(Proportion part) {
        return part.hits() + " of " + part.of();
    }

    private static String ratio(RateRatio ratio) {
        if (ratio.group().hits() + ratio.rest().hits() == 0) {
            return "-";
        }
        return number(ratio.value()) + " [" + number(ratio.lower()) + ", " + number(ratio.upper()) + "]";
    }

    private static String number(@Nullable Double value) {
        return value == null ? "inf" : format("%.2f", value);
    }
}
