// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;

/**
 * Removals on the beat of a period, and those at other times.
 *
 * @param summary the finding in one sentence
 * @param facts period, multiples, sample size
 * @param rows how many people were removed when
 * @param beat where in one period the beat lies, from 0 to {@link #WIDTH}; below 0 if the assessment does not say
 * @param beatWords the same in words
 */
public record RhythmView(String summary, List<FactView> facts, List<Row> rows, int beat, String beatWords) {
    /** How wide one period is drawn. */
    public static final int WIDTH = 400;

    public RhythmView {
        facts = List.copyOf(facts);
        rows = List.copyOf(rows);
    }

    /** One group of people. */
    public record Row(String when, long people, BarView bar) {}
}
