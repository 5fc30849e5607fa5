// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.ledger.AnswerRow;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.ui.view.FieldView;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The decision of an appeal as far as it is typed.
 *
 * @param outcome the choice, or null
 * @param outcomeWrong what is wrong with it, or null
 * @param given the answer to each part that is called wrong
 * @param question what the reviewer wants to ask
 * @param questionWrong what is wrong with that, or null
 * @param handing why the appeal goes to somebody else, as typed
 * @param checked whether missing answers are pointed out
 */
record Draft(
        @Nullable AppealOutcome outcome,
        @Nullable String outcomeWrong,
        FieldView reasons,
        List<Given> given,
        String question,
        @Nullable String questionWrong,
        FieldView handing,
        boolean checked) {
    Draft {
        given = List.copyOf(given);
    }

    static Draft blank(Phrasebook words) {
        return new Draft(
                null, null, ReviewWords.reasons(words), List.of(), "", null, ReviewWords.handing(words), false);
    }

    /** The answer to one part, as far as it is typed. */
    record Given(String ground, AnswerRow.@Nullable Result result, String words) {
        boolean isTooShort() {
            return words.length() < AppealDesk.ANSWER_LENGTH_MIN;
        }
    }

    boolean isIncomplete() {
        return given.stream().anyMatch(each -> each.result() == null || each.isTooShort());
    }

    List<AnswerRow> answers() {
        return given.stream()
                .map(each -> new AnswerRow(each.ground(), Objects.requireNonNull(each.result()), each.words()))
                .toList();
    }

    @Nullable
    Given of(String ground) {
        return given.stream()
                .filter(each -> each.ground().equals(ground))
                .findFirst()
                .orElse(null);
    }

    /** With everything pointed out that is missing. */
    Draft marked(Phrasebook words) {
        String wrong = outcome == null ? words.say("desk.choose") : null;
        return new Draft(outcome, wrong, reasons, given, question, questionWrong, handing, true);
    }

    Draft tooShort(Phrasebook words) {
        String wrong = words.say("case.appeal.reasons.wrong", "min", AppealDesk.REASONS_LENGTH_MIN);
        FieldView field = reasons.filled(reasons.value(), wrong);
        return new Draft(outcome, null, field, given, question, questionWrong, handing, true);
    }

    Draft asking(String typed, String wrong) {
        return new Draft(outcome, outcomeWrong, reasons, given, typed, wrong, handing, checked);
    }

    Draft handingOver(String typed, String wrong) {
        FieldView field = handing.filled(typed, wrong);
        return new Draft(outcome, outcomeWrong, reasons, given, question, questionWrong, field, checked);
    }
}
