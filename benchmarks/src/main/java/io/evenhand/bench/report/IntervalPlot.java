// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.report;

import io.evenhand.bench.report.Svg.Anchor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures with their bounds, one below the other. */
public final class IntervalPlot {
    private static final int LABELS = 112;
    private static final int RIGHT = 108;
    private static final int ROW = 20;
    private static final int TOP = 22;
    private static final int BOTTOM = 26;

    private final String title;
    private final String unit;
    private final List<Row> rows = new ArrayList<>();
    private @Nullable Double mark;
    private boolean logarithmic;
    private double from;
    private double to = 100;

    /** An empty plot; {@code unit} is written below its axis. */
    public IntervalPlot(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    private record Row(String name, @Nullable Double value, double lower, double upper, String text, String style) {}

    public IntervalPlot even(double lowest, double highest) {
        from = lowest;
        to = highest;
        logarithmic = false;
        return this;
    }

    /** An axis on which every step is ten times the last; what is below it is drawn on its edge. */
    public IntervalPlot logarithmic(double lowest, double highest) {
        from = lowest;
        to = highest;
        logarithmic = true;
        return this;
    }

    /** Draws a line at the value that was promised. */
    public IntervalPlot mark(double value) {
        mark = value;
        return this;
    }

    /**
     * Adds a row.
     *
     * @param value where the dot is; null if there is none
     * @param style {@code accent}, {@code muted} or {@code bad}
     */
    public IntervalPlot row(
            String name, @Nullable Double value, double lower, double upper, String text, String style) {
        rows.add(new Row(name, value, lower, upper, text, style));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The plot as an element of HTML. */
    public String html() {
        int bottom = TOP + rows.size() * ROW;
        Svg svg = new Svg(title, bottom + BOTTOM);
        Scale scale = new Scale(from, to, logarithmic, LABELS, Svg.WIDTH - RIGHT);
        svg.text("head", Anchor.START, 0, 12, title);
        for (double tick : scale.ticks()) {
            svg.line("grid", scale.at(tick), TOP, scale.at(tick), bottom);
            svg.text("tick", Anchor.MIDDLE, scale.at(tick), bottom + 11, Scale.label(tick));
        }
        if (mark != null) {
            svg.line("mark", scale.at(mark), TOP - 2, scale.at(mark), bottom);
        }
        for (int i = 0; i < rows.size(); i++) {
            draw(svg, scale, rows.get(i), TOP + i * ROW + ROW / 2.0);
        }
        svg.text("tick", Anchor.MIDDLE, (LABELS + Svg.WIDTH - RIGHT) / 2.0, bottom + 22, unit);
        return svg.html();
    }

    private static void draw(Svg svg, Scale scale, Row row, double y) {
        svg.text("label", Anchor.END, LABELS - 6, y + 3.5, row.name());
        svg.line("bar " + row.style(), scale.at(row.lower()), y, scale.at(row.upper()), y);
        if (row.value() != null) {
            svg.dot("dot " + row.style(), scale.at(row.value()), y);
        }
        svg.text("value", Anchor.START, Svg.WIDTH - RIGHT + 6, y + 3.5, row.text());
    }
}
