// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.report;

import java.util.List;
import java.util.Locale;

/** A drawing in SVG, as wide as a phone's screen; colours are left to the page's style sheet, by class. */
public final class Svg {
    /** The width of every drawing in its own units; a larger screen enlarges it. */
    static final int WIDTH = 400;

    private final StringBuilder body = new StringBuilder();
    private final String title;
    private final int height;

    Svg(String title, int height) {
        this.title = title;
        this.height = height;
    }

    /** Where a text stands relative to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    record Point(double x, double y) {}

    Svg line(String style, double x1, double y1, double x2, double y2) {
        body.append(
                form("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", style, x1, y1, x2, y2));
        return this;
    }

    Svg dot(String style, double x, double y) {
        body.append(form("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.2\"/>", style, x, y));
        return this;
    }

    Svg box(String style, double x, double y, double width, double height) {
        body.append(form(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                style, x, y, width, height));
        return this;
    }

    /** A box whose colour is as strong as this part of 1. */
    Svg tint(String style, double x, double y, double width, double height, double strength) {
        body.append(form(
                "<rect class=\"%s\" fill-opacity=\"%.3f\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                style, strength, x, y, width, height));
        return this;
    }

    Svg path(String style, List<Point> points, boolean closed) {
        StringBuilder way = new StringBuilder();
        for (Point point : points) {
            way.append(way.isEmpty() ? 'M' : 'L').append(form("%.1f %.1f", point.x(), point.y()));
        }
        body.append(form("<path class=\"%s\" d=\"%s%s\"/>", style, way, closed ? "Z" : ""));
        return this;
    }

    Svg text(String style, Anchor anchor, double x, double y, String text) {
        body.append(form(
                "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                style, anchor.name().toLowerCase(Locale.ROOT), x, y, Html.escaped(text)));
        return this;
    }

    /** The drawing as an element of HTML. */
    String html() {
        return form(
                "<svg role=\"img\" viewBox=\"0 0 %d %d\"><title>%s</title>%s</svg>\n",
                WIDTH, height, Html.escaped(title), body);
    }

    /** The drawing as a file of its own, which brings its colours for light and dark. */
    String file() {
        return form(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\"><title>%s</title><style>%s</style>"
                        + "%s</svg>\n",
                WIDTH, height, Html.escaped(title), Html.DRAWN, body.toString().replace("><", ">\n<"));
    }

    private static String form(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
