// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.report;

import io.evenhand.bench.report.Svg.Anchor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures in one unit as bars, one below the other; on an axis of powers of ten where they are far apart. */
public final class BarPlot {
    private static final int LABELS = 204;
    private static final int RIGHT = 62;
    private static final int ROW = 18;
    private static final int TOP = 22;
    private static final int BOTTOM = 26;
    private static final double THICK = 8;
    private static final double FAR_APART = 25;
    private static final double THOUSAND = 1_000;
    private static final double MILLION = 1_000_000;
    private static final int LABEL_LENGTH = 37;

    private final String title;
    private final String unit;
    private final List<Bar> bars = new ArrayList<>();

    /** An empty plot; {@code unit} is written below its axis. */
    public BarPlot(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    private record Bar(
            String name,
            double value,
            String label,
            @Nullable Double goal,
            String style) {}

    /**
     * Adds a bar.
     *
     * @param value above 0
     * @param label the value as it is written beside the bar
     * @param goal where a mark is drawn across it; null if nothing was promised
     * @param style {@code accent}, {@code muted} or {@code bad}
     */
    public BarPlot bar(String name, double value, String label, @Nullable Double goal, String style) {
        bars.add(new Bar(name, value, label, goal, style));
        return this;
    }

    /** The plot as a file of its own, in light and dark. */
    public String file() {
        int bottom = TOP + bars.size() * ROW;
        Svg svg = new Svg(title, bottom + BOTTOM);
        Scale scale = scale();
        svg.text("head", Anchor.START, 0, 12, title);
        for (double tick : scale.ticks()) {
            svg.line("grid", scale.at(tick), TOP, scale.at(tick), bottom);
            svg.text("tick", Anchor.MIDDLE, scale.at(tick), bottom + 11, shortest(tick));
        }
        for (int i = 0; i < bars.size(); i++) {
            draw(svg, scale, bars.get(i), TOP + i * ROW + ROW / 2.0);
        }
        svg.text("tick", Anchor.MIDDLE, (LABELS + Svg.WIDTH - RIGHT) / 2.0, bottom + 22, unit);
        return svg.file();
    }

    private Scale scale() {
        double least = bars.stream().mapToDouble(Bar::value).min().orElse(0);
        double most = bars.stream()
                .mapToDouble(bar -> Math.max(bar.value(), bar.goal() == null ? 0 : bar.goal()))
                .max()
                .orElse(1);
        if (most / least < FAR_APART) {
            return Scale.even(0, roundedUp(most), LABELS, (double) Svg.WIDTH - RIGHT);
        }
        double from = Math.pow(10, Math.floor(Math.log10(least) - 1e-9));
        return Scale.logarithmic(from, Math.pow(10, Math.ceil(Math.log10(most))), LABELS, (double) Svg.WIDTH - RIGHT);
    }

    /** The next of 1, 2, 5 and 10 times a power of ten. */
    private static double roundedUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (int times : new int[] {1, 2, 5}) {
            if (value <= times * power) {
                return times * power;
            }
        }
        return 10 * power;
    }

    private static String shortest(double tick) {
        if (tick >= MILLION) {
            return Scale.label(tick / MILLION) + "M";
        }
        return tick >= THOUSAND ? Scale.label(tick / THOUSAND) + "k" : Scale.label(tick);
    }

    private static void draw(Svg svg, Scale scale, Bar bar, double y) {
        String name =
                bar.name().length() <= LABEL_LENGTH ? bar.name() : bar.name().substring(0, LABEL_LENGTH - 1) + "…";
        svg.text("label", Anchor.END, LABELS - 6, y + 3.5, name);
        svg.box(bar.style(), LABELS, y - THICK / 2, Math.max(0.5, scale.at(bar.value()) - LABELS), THICK);
        Double goal = bar.goal();
        if (goal != null) {
            svg.line("mark", scale.at(goal), y - ROW / 2.0 + 1, scale.at(goal), y + ROW / 2.0 - 1);
        }
        svg.text("value", Anchor.START, Svg.WIDTH - RIGHT + 6, y + 3.5, bar.label());
    }
}
