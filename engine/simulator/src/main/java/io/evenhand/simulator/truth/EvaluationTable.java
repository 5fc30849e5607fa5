// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An evaluation as aligned text. */
final class EvaluationTable {
    private EvaluationTable() {}

    static String of(Evaluation evaluation) {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "%d owners, world %s; bounds are exact 95 %% (Clopper-Pearson)\n",
                evaluation.owners(),
                evaluation.world()));
        if (evaluation.world().equals("demo")) {
            out.append("this world has more sellers than reality: its precision says nothing about reality\n");
        }
        if (evaluation.unknown() > 0) {
            out.append(evaluation.unknown()).append(" accounts with a verdict are not in the truth and not counted\n");
        }
        out.append('\n').append(aligned(rules(evaluation)));
        out.append('\n').append(aligned(groups("innocent owners", evaluation.archetypes())));
        out.append('\n').append(aligned(groups("sellers", evaluation.strategies())));
        return out.toString();
    }

    private static List<List<String>> rules(Evaluation evaluation) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "rule", "hit", "precision", "recall", "recall, identifiable", "innocents hit", "per 100k owners"));
        for (Evaluation.RuleScore rule : evaluation.rules()) {
            rows.add(List.of(
                    rule.rule(),
                    Integer.toString(rule.flagged()),
                    percent(rule.precision()),
                    percent(rule.recall()),
                    percent(rule.recallIdentifiable()),
                    Integer.toString(rule.wronged().hits()),
                    perHundredThousand(rule.wronged())));
        }
        return rows;
    }

    private static List<List<String>> groups(String title, List<Evaluation.Group> groups) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(title, "accounts", "reviewed or limited", "limited", "limited, fraction"));
        for (Evaluation.Group group : groups) {
            rows.add(List.of(
                    group.name(),
                    Integer.toString(group.limited().of()),
                    Integer.toString(group.reviewed().hits()),
                    Integer.toString(group.limited().hits()),
                    percent(group.limited())));
        }
        return rows;
    }

    private static String percent(Proportion part) {
        return part.of() == 0
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.1f %% [%.1f, %.1f]",
                        100 * part.value(),
                        100 * part.lower(),
                        100 * part.upper());
    }

    private static String perHundredThousand(Proportion part) {
        return part.of() == 0
                ? "-"
                : String.format(
                        Locale.ROOT, "%.1f [%.1f, %.1f]", 1e5 * part.value(), 1e5 * part.lower(), 1e5 * part.upper());
    }

    /** The first column to the left, the others to the right. */
    private static String aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }
}
