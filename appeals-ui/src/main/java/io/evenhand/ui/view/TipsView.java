// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people outside told us and nobody answered yet.
 *
 * @param problem why the last act was not done, or null
 * @param receipt of the report that was just entered, or null
 * @param account field of the form for a report that reached us
 * @param words its text
 * @param reporter how to reach who told us
 */
public record TipsView(
        PageView page,
        @Nullable String problem,
        @Nullable String receipt,
        List<Tip> tips,
        FieldView account,
        FieldView words,
        FieldView reporter) {
    public TipsView {
        tips = List.copyOf(tips);
    }

    /**
     * One report.
     *
     * @param why field for the answer
     */
    public record Tip(String id, String account, TimeView at, String words, List<ChoiceView> outcomes, FieldView why) {
        public Tip {
            outcomes = List.copyOf(outcomes);
        }
    }
}
