// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;

/**
 * Moments on a line; the list beside it says what each is.
 *
 * @param words what the drawing says, for people who do not see it
 * @param marks from 0 to {@link #WIDTH}
 * @param from the first moment's day
 * @param until the last one's
 */
public record TimelineView(String words, List<Integer> marks, String from, String until) {
    /** How wide the drawing is. */
    public static final int WIDTH = 640;

    public TimelineView {
        marks = List.copyOf(marks);
    }
}
