// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.report;

import io.evenhand.bench.report.Svg.Anchor;
import io.evenhand.bench.report.Svg.Point;
import io.evenhand.simulator.truth.KaplanMeier;
import java.util.ArrayList;
import java.util.List;

/** How many are found by which day: Kaplan and Meier's curves, upside down, with their bounds. */
public final class CurvePlot {
    private static final int LEFT = 34;
    private static final int TOP = 22;
    private static final int BOTTOM = 190;
    private static final int HEIGHT = 238;

    private final String title;
    private final double days;
    private final List<Curve> curves = new ArrayList<>();

    /** An empty plot of so many days. */
    public CurvePlot(String title, double days) {
        this.title = title;
        this.days = days;
    }

    private record Curve(String name, KaplanMeier curve, String style) {}

    public CurvePlot curve(String name, KaplanMeier curve, String style) {
        curves.add(new Curve(name, curve, style));
        return this;
    }

    /** The plot as an element of HTML. */
    public String html() {
        Svg svg = new Svg(title, HEIGHT);
        Scale x = Scale.even(0, days, LEFT, Svg.WIDTH - 10.0);
        Scale y = Scale.even(0, 100, BOTTOM, TOP);
        svg.text("head", Anchor.START, 0, 12, title);
        for (double tick : x.ticks()) {
            svg.line("grid", x.at(tick), TOP, x.at(tick), BOTTOM);
            svg.text("tick", Anchor.MIDDLE, x.at(tick), BOTTOM + 12, Scale.label(tick));
        }
        for (double tick : y.ticks()) {
            svg.line("grid", LEFT, y.at(tick), Svg.WIDTH - 10.0, y.at(tick));
            svg.text("tick", Anchor.END, LEFT - 4, y.at(tick) + 3, Scale.label(tick) + " %");
        }
        svg.text("tick", Anchor.MIDDLE, (LEFT + Svg.WIDTH) / 2.0, BOTTOM + 24, "days");
        for (int i = 0; i < curves.size(); i++) {
            draw(svg, x, y, curves.get(i));
            legend(svg, curves.get(i), LEFT + i * 180);
        }
        return svg.html();
    }

    private void draw(Svg svg, Scale x, Scale y, Curve curve) {
        List<Point> line = new ArrayList<>();
        List<Point> above = new ArrayList<>();
        List<Point> below = new ArrayList<>();
        KaplanMeier.Step last = new KaplanMeier.Step(0, 1, 1, 1);
        for (KaplanMeier.Step step : curve.curve().steps()) {
            if (step.day() <= days) {
                corner(line, x, y, step.day(), last.surviving(), step.surviving());
                corner(above, x, y, step.day(), last.lower(), step.lower());
                corner(below, x, y, step.day(), last.upper(), step.upper());
                last = step;
            }
        }
        corner(line, x, y, days, last.surviving(), last.surviving());
        corner(above, x, y, days, last.lower(), last.lower());
        corner(below, x, y, days, last.upper(), last.upper());
        for (int i = below.size() - 1; i >= 0; i--) {
            above.add(below.get(i));
        }
        svg.path("band " + curve.style(), above, true);
        svg.path("curve " + curve.style(), line, false);
    }

    private static void corner(List<Point> points, Scale x, Scale y, double day, double before, double after) {
        points.add(new Point(x.at(day), y.at(100 * (1 - before))));
        points.add(new Point(x.at(day), y.at(100 * (1 - after))));
    }

    private static void legend(Svg svg, Curve curve, double x) {
        svg.line("curve " + curve.style(), x, HEIGHT - 9, x + 16, HEIGHT - 9);
        svg.text("label", Anchor.START, x + 20, HEIGHT - 5.5, curve.name());
    }
}
