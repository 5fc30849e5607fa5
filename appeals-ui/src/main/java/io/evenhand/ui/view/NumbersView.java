// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one quarter, and the way to the others.
 *
 * @param quarters those that are over, newest first; the open one has an empty address
 * @param chosen the name of the open one
 * @param files where the same numbers are for programs
 * @param tables one for each thing that is counted
 * @param medians how long things took
 */
public record NumbersView(
        PageView page,
        List<LinkView> quarters,
        String chosen,
        List<LinkView> files,
        List<TableView> tables,
        List<FactView> medians) {
    public NumbersView {
        quarters = List.copyOf(quarters);
        files = List.copyOf(files);
        tables = List.copyOf(tables);
        medians = List.copyOf(medians);
    }

    /**
     * One table of counts.
     *
     * @param note what an empty table means, or null
     */
    public record TableView(
            String id, String title, @Nullable String note, List<String> columns, List<RowView> rows) {
        public TableView {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * One line of counts.
     *
     * @param bar its sum beside the other lines', or null for the line of totals or a hidden sum
     */
    public record RowView(
            String name, List<String> cells, @Nullable BarView bar) {
        public RowView {
            cells = List.copyOf(cells);
        }
    }
}
