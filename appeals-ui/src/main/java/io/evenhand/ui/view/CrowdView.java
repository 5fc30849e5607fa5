// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.ArrayList;
import java.util.List;

/**
 * A crowd as a picture, one mark for so many people: discs for the innocent, squares for others.
 *
 * @param title what hits them
 * @param words what the drawing says, for people who do not see it
 * @param squares where the squares are
 * @param discs where the discs are
 */
public record CrowdView(String title, String words, List<Mark> squares, List<Mark> discs) {
    /** How many marks stand in a row. */
    public static final int COLUMNS = 40;

    /** How far apart marks are. */
    public static final int STEP = 10;

    /** How many marks a crowd has at most. */
    public static final int MARKS_MAX = 400;

    public CrowdView {
        squares = List.copyOf(squares);
        discs = List.copyOf(discs);
    }

    /** The middle of one mark. */
    public record Mark(int x, int y) {}

    /** How many people a mark has to stand for, so that the largest crowd fits. */
    public static int scale(int largest) {
        return Math.max(1, marksFor(largest, MARKS_MAX));
    }

    /** The squares first, then the discs; whoever is there is seen, so that the last mark may stand for fewer. */
    public static CrowdView of(String title, String words, int squares, int discs, int scale) {
        int first = marksFor(squares, scale);
        return new CrowdView(title, words, marks(0, first), marks(first, first + marksFor(discs, scale)));
    }

    /** How many it takes of {@code each} to hold {@code count}. */
    private static int marksFor(int count, int each) {
        return (count + each - 1) / each;
    }

    private static List<Mark> marks(int from, int until) {
        List<Mark> marks = new ArrayList<>();
        for (int i = from; i < until; i++) {
            marks.add(new Mark(i % COLUMNS * STEP + STEP / 2, i / COLUMNS * STEP + STEP / 2));
        }
        return marks;
    }

    public int width() {
        return COLUMNS * STEP;
    }

    public int height() {
        return STEP * Math.max(1, marksFor(squares.size() + discs.size(), COLUMNS));
    }
}
