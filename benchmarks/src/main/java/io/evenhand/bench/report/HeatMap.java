// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.report;

import io.evenhand.bench.report.Svg.Anchor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A table of parts of 1 in which a stronger colour is more. */
public final class HeatMap {
    private static final int LABELS = 120;
    private static final int ROW = 18;
    private static final int TOP = 40;

    private final String title;
    private final List<String> columns;
    private final Map<String, Map<String, Double>> cells = new TreeMap<>();
    private final String unit;

    /** An empty table; {@code unit} says what the columns are. */
    public HeatMap(String title, String unit, List<String> columns) {
        this.title = title;
        this.unit = unit;
        this.columns = List.copyOf(columns);
    }

    public HeatMap cell(String row, String column, double part) {
        cells.computeIfAbsent(row, name -> new TreeMap<>()).put(column, part);
        return this;
    }

    /** The table as an element of HTML. */
    public String html() {
        Svg svg = new Svg(title, TOP + cells.size() * ROW + 6);
        double width = (Svg.WIDTH - LABELS) / (double) columns.size();
        svg.text("head", Anchor.START, 0, 12, title);
        svg.text("tick", Anchor.START, 0, TOP - 6, unit);
        for (int i = 0; i < columns.size(); i++) {
            svg.text("tick", Anchor.MIDDLE, LABELS + (i + 0.5) * width, TOP - 6, columns.get(i));
        }
        int line = 0;
        for (Map.Entry<String, Map<String, Double>> row : cells.entrySet()) {
            double y = TOP + line++ * ROW;
            svg.text("label", Anchor.END, LABELS - 6, y + ROW / 2.0 + 3.5, row.getKey());
            for (int i = 0; i < columns.size(); i++) {
                Double part = row.getValue().get(columns.get(i));
                if (part != null) {
                    double x = LABELS + i * width;
                    svg.tint("heat", x + 1, y + 1, width - 2, ROW - 2, part);
                    svg.text(
                            part > 0.55 ? "onheat" : "value",
                            Anchor.MIDDLE,
                            x + width / 2,
                            y + ROW / 2.0 + 3.5,
                            String.format(Locale.ROOT, "%.0f", 100 * part));
                }
            }
        }
        return svg.html();
    }
}
