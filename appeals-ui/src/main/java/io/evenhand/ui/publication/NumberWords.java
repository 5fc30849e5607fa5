// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.publication;

import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.number.Grid;
import io.evenhand.ui.view.BarView;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.NumbersView.RowView;
import io.evenhand.ui.view.NumbersView.TableView;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Published counts as tables with bars; what is hidden stays hidden, in the bars too. */
final class NumberWords {
    private NumberWords() {}

    static List<TableView> tables(Map<String, Grid> grids, Phrasebook words) {
        List<TableView> tables = new ArrayList<>();
        grids.forEach((name, grid) -> tables.add(table(name, grid, words)));
        return tables;
    }

    /** How long things took, each with its hours. */
    static List<FactView> medians(Map<String, @Nullable Long> medians, Phrasebook words) {
        List<FactView> facts = new ArrayList<>();
        medians.forEach((what, hours) -> facts.add(new FactView(
                words.say("public.numbers.median." + what.toLowerCase(Locale.ROOT)),
                hours == null
                        ? words.say("public.numbers.hidden")
                        : words.say("public.numbers.hours", "n", number(hours, words)))));
        return facts;
    }

    private static TableView table(String name, Grid grid, Phrasebook words) {
        boolean empty = grid.rows().size() <= 1;
        List<RowView> rows = new ArrayList<>();
        for (int row = 0; !empty && row < grid.rows().size(); row++) {
            rows.add(row(grid, row, words));
        }
        return new TableView(
                "table-" + name,
                words.say("public.numbers." + name),
                empty ? words.say("public.numbers.nothing") : null,
                grid.columns().stream().map(code -> said(code, words)).toList(),
                rows);
    }

    private static RowView row(Grid grid, int row, Phrasebook words) {
        int last = grid.columns().size() - 1;
        List<String> cells = new ArrayList<>();
        for (int column = 0; column <= last; column++) {
            Long count = grid.shown(row, column);
            cells.add(count == null ? words.say("public.numbers.hidden") : number(count, words));
        }
        String name = said(grid.rows().get(row), words);
        Long sum = grid.shown(row, last);
        Long whole = grid.shown(grid.rows().size() - 1, last);
        boolean isWhole = row == grid.rows().size() - 1;
        return new RowView(name, cells, isWhole ? null : bar(name, sum, whole, words));
    }

    private static @Nullable BarView bar(String name, @Nullable Long sum, @Nullable Long whole, Phrasebook words) {
        return sum == null || whole == null ? null : BarView.counts(name + ": " + number(sum, words), whole, sum);
    }

    private static String number(long count, Phrasebook words) {
        return NumberFormat.getIntegerInstance(words.language().locale()).format(count);
    }

    private static String said(String code, Phrasebook words) {
        String key = "public.numbers.code." + code.toLowerCase(Locale.ROOT);
        return words.has(key) ? words.say(key) : code;
    }
}
