// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;

/**
 * The evidence of one assessment as a table with bars.
 *
 * @param summary the whole in one sentence, for people who do not see the bars
 * @param rows families, each followed by its atoms
 * @param total the score with its sign
 * @param width of every bar's drawing
 * @param zero where no points is on it
 */
public record EvidenceView(String summary, List<Row> rows, String total, int width, int zero) {
    public EvidenceView {
        rows = List.copyOf(rows);
    }

    /**
     * One bar with its words.
     *
     * @param family whether it sums up a family rather than one signal
     * @param label what it is, in words
     * @param points with a sign
     * @param sentence what was seen, or empty for a family
     * @param direction {@code against} or {@code favour}, for the style sheet; the sign says the same
     * @param x where the bar begins
     * @param width how long it is
     */
    public record Row(
            boolean family, String label, String points, String sentence, String direction, int x, int width) {}
}
