// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notice: one screen about one decision; the title says what changes and when.
 *
 * @param about which account and which decision
 * @param over why the restriction is no longer in force, or null while it is
 * @param appeal the appeal made, or null
 * @param works what goes on as before
 * @param why in two sentences
 * @param ends when it ends, one sentence; null if it is over
 * @param appealHint until when an appeal can be made and who decides; null if none can
 * @param answerHint until when the notice can be answered; null if it cannot
 * @param closed why no appeal is possible; null if one is, or was made
 * @param path the address of this page, for its links
 */
public record NoticeView(
        PageView page,
        String about,
        @Nullable String over,
        @Nullable AppealBox appeal,
        List<String> works,
        List<String> why,
        @Nullable String ends,
        @Nullable String appealHint,
        @Nullable String answerHint,
        @Nullable String closed,
        String path) {
    public NoticeView {
        works = List.copyOf(works);
        why = List.copyOf(why);
    }

    /** The appeal in a few words. */
    public record AppealBox(String heading, List<FactView> facts) {
        public AppealBox {
            facts = List.copyOf(facts);
        }
    }
}
