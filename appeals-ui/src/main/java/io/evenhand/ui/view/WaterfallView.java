// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;

/**
 * How the families of evidence add up to the score, one step after the other.
 *
 * @param summary the whole in one sentence
 * @param total the score with its sign
 * @param zero where no points is on every drawing
 */
public record WaterfallView(String summary, List<Step> steps, String total, int zero) {
    /** How wide every drawing is. */
    public static final int WIDTH = 400;

    public WaterfallView {
        steps = List.copyOf(steps);
    }

    /**
     * One family.
     *
     * @param points with a sign
     * @param cap the most it may add, or a word where it only takes away
     * @param sum of this family and those before
     * @param direction {@code against} or {@code favour}, for the style sheet; the sign says the same
     * @param x where the bar begins
     * @param width how long it is
     * @param room how long it could be up to the cap; 0 where there is none
     */
    public record Step(
            String family, String points, String cap, String sum, String direction, int x, int width, int room) {}
}
