// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.results;

import io.evenhand.bench.report.BarPlot;
import io.evenhand.bench.results.Figure.Goal;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code benchmarks/RESULTS.md} and its plots: what the files say and nothing else. */
final class ResultsPage {
    private static final int MANY_MIB = 1_024;
    private static final String HEAD = """
            # Results

            Made by `benchmarks/run results` from the files in [results](results), which the runs wrote; a test holds this page to them. What each question means,
            how it is asked and what was measured before is in [README.md](README.md). Machines are noisy: compare the columns of one run, not runs with each other.
            **met** and **missed** are about the figure as it was measured, with whatever else the machine did then; the load is the average of the minute before.
            """;

    private final Questions questions;
    private final List<Result> results;

    ResultsPage(Questions questions, List<Result> results) {
        this.questions = questions;
        this.results = List.copyOf(results);
    }

    String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Result result : results) {
            page.append("\n## ")
                    .append(heading(result))
                    .append("\n\n")
                    .append(origin(result))
                    .append("\n\n");
            if (plots().containsKey(result.name())) {
                page.append("![")
                        .append(heading(result).replace("]", ""))
                        .append("](results/")
                        .append(result.name())
                        .append(".svg)\n\n");
            }
            table(page, result);
        }
        Set<Integer> without = new TreeSet<>(questions.texts().keySet());
        results.forEach(result -> without.remove(result.number()));
        if (!without.isEmpty()) {
            page.append("\n## Answered in words only\n\n")
                    .append(without.stream().map(number -> "Q" + number).collect(Collectors.joining(", ")))
                    .append(": see [README.md](README.md).\n");
        }
        return page.toString();
    }

    /** The drawings, by the name of the file without its ending: figures of which there are several in one unit. */
    Map<String, String> plots() {
        Map<String, String> plots = new LinkedHashMap<>();
        for (Result result : results) {
            String unit = plottedUnit(result);
            if (unit != null) {
                plots.put(result.name(), plot(result, unit));
            }
        }
        return plots;
    }

    private static @Nullable String plottedUnit(Result result) {
        Map<String, Long> rows = result.figures().stream()
                .filter(figure -> figure.value() > 0)
                .collect(Collectors.groupingBy(Figure::unit, LinkedHashMap::new, Collectors.counting()));
        return rows.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static String plot(Result result, String unit) {
        BarPlot plot = new BarPlot(result.question() + ", " + unit, unit);
        for (String name : names(result)) {
            for (Figure figure : result.figures()) {
                if (figure.name().equals(name) && figure.unit().equals(unit) && figure.value() > 0) {
                    Goal goal = figure.goal();
                    plot.bar(
                            figure.isOurs() ? name + figure.who().substring(Figure.OURS.length()) : figure.who(),
                            figure.value(),
                            number(figure.value()),
                            goal == null ? null : goal.value(),
                            figure.isOurs() ? "accent" : "muted");
                }
            }
        }
        return plot.file();
    }

    private String heading(Result result) {
        return result.question()
                + (result.variant().isEmpty() ? "" : " (" + result.variant().replace('-', ' ') + ")") + ": "
                + questions.text(result.number());
    }

    private static String origin(Result result) {
        Machine machine = result.machine();
        String where = machine.processors() + " processors, "
                + Math.round((double) machine.memoryMiB() / MANY_MIB) + " GiB, Java " + machine.java()
                + (machine.load() < 0 ? "" : String.format(Locale.ROOT, ", load %.1f at the start", machine.load()));
        String entered = result.entered();
        return (entered == null ? "" : "**Entered by hand " + entered + "; no run wrote this file.** ") + result.date()
                + ", commit " + result.commit() + ", " + where + ": `" + result.command() + "`.";
    }

    private static void table(StringBuilder page, Result result) {
        Set<String> names = names(result);
        Set<String> all = new LinkedHashSet<>();
        result.figures().stream().filter(Figure::isOurs).forEach(figure -> all.add(figure.who()));
        result.figures().forEach(figure -> all.add(figure.who()));
        page.append("| figure | unit | wanted | ")
                .append(String.join(" | ", all))
                .append(" |\n|---|---|---|");
        page.append("---|".repeat(all.size())).append('\n');
        for (String name : names) {
            List<Figure> row = result.figures().stream()
                    .filter(figure -> figure.name().equals(name))
                    .toList();
            page.append("| ")
                    .append(name)
                    .append(" | ")
                    .append(row.get(0).unit())
                    .append(" | ")
                    .append(wanted(row));
            all.forEach(who -> page.append(" | ").append(cell(row, who)));
            page.append(" |\n");
        }
    }

    private static Set<String> names(Result result) {
        Set<String> names = new LinkedHashSet<>();
        result.figures().forEach(figure -> names.add(figure.name()));
        return names;
    }

    private static String wanted(List<Figure> row) {
        for (Figure figure : row) {
            Goal goal = figure.goal();
            if (goal != null) {
                String sense =
                        switch (goal.sense()) {
                            case AT_MOST -> "at most ";
                            case AT_LEAST -> "at least ";
                        };
                return sense + number(goal.value()) + ": " + (goal.isMetBy(figure.value()) ? "met" : "**missed**");
            }
        }
        return "";
    }

    private static String cell(List<Figure> row, String who) {
        return row.stream()
                .filter(figure -> figure.who().equals(who))
                .findFirst()
                .map(figure -> {
                    String value = number(figure.value());
                    Double lower = figure.lower();
                    Double upper = figure.upper();
                    return lower == null || upper == null
                            ? value
                            : value + " [" + number(lower) + ", " + number(upper) + "]";
                })
                .orElse("");
    }

    /** As many digits as were kept. */
    static String number(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return new BigDecimal(Double.toString(value)).toPlainString();
    }
}
