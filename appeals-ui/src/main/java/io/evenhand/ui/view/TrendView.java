// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;

/**
 * Points of an account over time as a line; the table beside it says the same.
 *
 * @param words what the drawing says, for people who do not see it
 * @param line the corners of the line, as SVG wants them
 * @param zero where no points is, from the top
 * @param from the first day
 * @param until the last day
 * @param rows newest first
 */
public record TrendView(String words, String line, int zero, String from, String until, List<Row> rows) {
    /** How wide and how high the drawing is. */
    public static final int WIDTH = 640;

    public static final int HEIGHT = 140;

    public TrendView {
        rows = List.copyOf(rows);
    }

    /** One look at the account. */
    public record Row(String day, String points) {}
}
