// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An axis: places values between two points of a drawing, evenly or by their logarithm. */
public record Scale(double from, double to, boolean logarithmic, double start, double end) {
    public Scale {
        if (!(from < to) || (logarithmic && !(from > 0))) {
            throw new IllegalArgumentException("an axis runs upwards, a logarithmic one from above 0");
        }
    }

    static Scale even(double from, double to, double start, double end) {
        return new Scale(from, to, false, start, end);
    }

    static Scale logarithmic(double from, double to, double start, double end) {
        return new Scale(from, to, true, start, end);
    }

    /** Where a value lies; values outside lie on the edge. */
    double at(double value) {
        double inside = Math.max(from, Math.min(to, value));
        double part =
                logarithmic ? StrictMath.log(inside / from) / StrictMath.log(to / from) : (inside - from) / (to - from);
        return start + part * (end - start);
    }

    /** The values that are worth a label. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            for (double value = from; value <= to * 1.0001; value *= 10) {
                ticks.add(value);
            }
            return ticks;
        }
        double step = (to - from) / 5;
        for (int i = 0; i <= 5; i++) {
            ticks.add(from + i * step);
        }
        return ticks;
    }

    /** A number as short as it can be. */
    public static String label(double value) {
        if (value >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        String text = String.format(Locale.ROOT, value < 0.1 ? "%.2f" : "%.1f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
