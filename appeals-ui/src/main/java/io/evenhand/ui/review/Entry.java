// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.OwnView;
import io.evenhand.enforcement.ladder.LadderDesk;
import io.evenhand.ui.view.FieldView;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was typed on a case's page and was not taken yet; nothing of it is lost.
 *
 * @param problem why nothing happened, or null
 * @param finding the choice for the reader's own view, or null
 * @param findingWrong what is wrong with it, or null
 * @param looked the innocent explanations that were looked for
 * @param act the act chosen, or null
 * @param actWrong what is wrong with it, or null
 * @param step the step chosen, or null
 * @param stepWrong what is wrong with it, or null
 */
record Entry(
        @Nullable String problem,
        @Nullable String finding,
        @Nullable String findingWrong,
        Set<String> looked,
        FieldView view,
        @Nullable CaseAct act,
        @Nullable String actWrong,
        FieldView reasons,
        @Nullable String step,
        @Nullable String stepWrong,
        FieldView reason) {
    static final FieldView VIEW = FieldView.blank(
            "view",
            "Why you think so",
            "At least " + OwnView.LENGTH_MIN + " characters, from what you read above. It stays in the file.");
    static final String VIEW_WRONG = "Please say why in at least " + OwnView.LENGTH_MIN + " characters.";
    static final FieldView REASON = FieldView.blank(
            "reason", "Why", "At least " + LadderDesk.REASON_LENGTH_MIN + " characters. It stays in the file.");
    static final String REASON_WRONG = "Please say why in at least " + LadderDesk.REASON_LENGTH_MIN + " characters.";
    static final FieldView REASONS = FieldView.blank(
            "reasons", "Your words", "At least " + CaseDesk.REASON_LENGTH_MIN + " characters. They stay in the file.");

    static final Entry BLANK = new Entry(null, null, null, Set.of(), VIEW, null, null, REASONS, null, null, REASON);

    Entry {
        looked = Set.copyOf(looked);
    }

    static Entry refused(String problem) {
        return new Entry(problem, null, null, Set.of(), VIEW, null, null, REASONS, null, null, REASON);
    }

    static Entry view(
            @Nullable String problem,
            @Nullable String finding,
            @Nullable String findingWrong,
            Set<String> looked,
            FieldView view) {
        return new Entry(problem, finding, findingWrong, looked, view, null, null, REASONS, null, null, REASON);
    }

    static Entry act(@Nullable CaseAct act, @Nullable String wrong, FieldView reasons) {
        return new Entry(null, null, null, Set.of(), VIEW, act, wrong, reasons, null, null, REASON);
    }

    static Entry step(@Nullable String step, @Nullable String wrong, FieldView reason) {
        return new Entry(null, null, null, Set.of(), VIEW, null, null, REASONS, step, wrong, reason);
    }
}
