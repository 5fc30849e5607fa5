// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.bench.report.HeatMap;
import io.evenhand.bench.report.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The page's part about a seller who knows every rule. */
final class AdversarySection {
    private AdversarySection() {}

    static void add(Html page, Adversary adversary) {
        page.heading(2, "A seller who knows every rule");
        page.paragraph(
                "The rules and tables are public, so a seller may choose plan, delay, automation, links, size, cover of"
                        + " real friends and ties so that fewer than a tenth of their accounts are limited within 180 days. This is"
                        + " the best such a seller can do: how many customers an account can have, and how much of an account with"
                        + " a hundred customers on the dearest plan is left.");
        List<List<String>> rows = new ArrayList<>();
        for (Adversary.Best best : adversary.best()) {
            Adversary.Played cell = best.cell();
            rows.add(List.of(
                    best.plan(),
                    Figures.format("%.0f", best.capacity()),
                    Figures.format("%.0f %%", 100 * best.retained()),
                    cell == null ? "none is safe" : described(cell),
                    cell == null ? "-" : Figures.percent(cell.limited()),
                    cell == null ? "-" : Figures.percent(cell.reviewed())));
        }
        page.table(List.of("plan", "customers per account", "revenue left", "how", "limited", "reviewed"), rows);
        page.note(
                "Reviewed accounts are looked at by people; that the seller would rather avoid this too is not counted.");
        page.drawings(List.of(
                map(
                        "limited within 180 days, % of the accounts",
                        adversary, cell -> cell.limited().value()),
                map(
                        "reviewed within 180 days, % of the accounts",
                        adversary, cell -> cell.reviewed().value())));
        page.note("Rows: plan, days of jitter, number of linked accounts; sold by a program, no real friends among the"
                + " viewers, no ties among them.");
    }

    /** What becomes of those who come back. */
    static void add(Html page, Comebacks comebacks) {
        page.heading(2, "A seller who comes back");
        page.paragraph(Figures.format(
                "When the first account of an operator is limited, people confirm it %d days later, and the operator"
                        + " does what operators do. Each was watched for %d days after the limit. Those who give up are"
                        + " left out. An account that moved is counted for what it did four weeks after the limit or later.",
                Comebacks.CONFIRMED_AFTER.toDays(), comebacks.watchedDays()));
        List<List<String>> rows = new ArrayList<>();
        for (Comebacks.Row row : comebacks.rows()) {
            rows.add(List.of(
                    row.reaction(),
                    Integer.toString(row.reviewed().of()),
                    Figures.percent(row.reviewed()),
                    Figures.percent(row.limited()),
                    Figures.days(row.medianDays())));
        }
        page.table(List.of("reaction", "operators", "reviewed again", "limited again", "median days"), rows);
    }

    private static String described(Adversary.Played cell) {
        return Figures.format(
                "%d viewers, %.0f %% of them friends, ties %.2f, %s, jitter %d d, %d links",
                cell.viewers(),
                100 * cell.cover(),
                cell.ties(),
                cell.automated() ? "automated" : "by hand",
                cell.jitterDays(),
                cell.links());
    }

    private static String map(String title, Adversary adversary, ToDoubleFunction<Adversary.Played> part) {
        List<String> sizes =
                adversary.cells().stream()
                        .map(Adversary.Played::viewers)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .map(String::valueOf)
                        .toList();
        HeatMap map = new HeatMap(title, "viewers", sizes);
        for (Adversary.Played cell : adversary.cells()) {
            if (cell.automated() && cell.cover() == 0 && cell.ties() == 0) {
                String jitter = cell.plan().equals("monthly") ? Figures.format(" +-%2d d", cell.jitterDays()) : "";
                map.cell(
                        cell.plan() + jitter + ", " + cell.links() + " links",
                        Integer.toString(cell.viewers()),
                        part.applyAsDouble(cell));
            }
        }
        return map.html();
    }
}
