// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.Arrays;
import java.util.List;

/**
 * One or two bars on a scale that a table shares; the numbers stand in the table.
 *
 * @param words what the drawing says, for people who do not see it
 * @param lengths from 0 to {@link #WIDTH}
 */
public record BarView(String words, List<Integer> lengths) {
    /** How wide the drawing is. */
    public static final int WIDTH = 200;

    public BarView {
        lengths = List.copyOf(lengths);
    }

    /** Bars for counts, on a scale that ends at {@code most}. */
    public static BarView counts(String words, long most, long... counts) {
        return of(
                words,
                (double) most,
                Arrays.stream(counts).mapToDouble(count -> (double) count).toArray());
    }

    /** Bars for values on a scale that ends at {@code most}; what is more than nothing is seen. */
    public static BarView of(String words, double most, double... values) {
        return new BarView(
                words,
                Arrays.stream(values)
                        .map(value -> most <= 0 || value <= 0 ? 0 : Math.max(1, WIDTH * value / most))
                        .mapToObj(length -> (int) Math.round(length))
                        .toList());
    }
}
