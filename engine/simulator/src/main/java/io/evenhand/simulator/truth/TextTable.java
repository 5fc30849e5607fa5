// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows of text, aligned: the first column to the left, the others to the right. */
public final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with a column under each title and no row yet. */
    public TextTable(String... titles) {
        rows.add(List.of(titles));
    }

    public TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.size() == 1;
    }

    public String text() {
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

    static String percent(Proportion part) {
        return part.of() == 0
                ? "-"
                : format("%.1f %% [%.1f, %.1f]", 100 * part.value(), 100 * part.lower(), 100 * part.upper());
    }

    static String percent(@Nullable Estimate part) {
        return part == null
                ? "-"
                : format("%.1f %% [%.1f, %.1f]", 100 * part.value(), 100 * part.lower(), 100 * part.upper());
    }

    static String perHundredThousand(Proportion part) {
        return part.of() == 0
                ? "-"
                : format("%.1f [%.1f, %.1f]", 1e5 * part.value(), 1e5 * part.lower(), 1e5 * part.upper());
    }

    static String days(@Nullable Double days) {
        return days == null ? "never" : format("%.0f", days);
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
