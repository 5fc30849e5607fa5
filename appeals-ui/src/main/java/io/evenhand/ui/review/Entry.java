// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.OwnView;
import io.evenhand.enforcement.document.Phrasebook;
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
    static Entry blank(Phrasebook words) {
        return new Entry(
                null, null, null, Set.of(), viewField(words), null, null, reasons(words), null, null, reason(words));
    }

    static FieldView viewField(Phrasebook words) {
        return FieldView.blank(
                "view", words.say("case.own.why"), words.say("case.own.why.hint", "min", OwnView.LENGTH_MIN));
    }

    static FieldView reasons(Phrasebook words) {
        return FieldView.blank(
                "reasons",
                words.say("case.act.words"),
                words.say("case.act.words.hint", "min", CaseDesk.REASON_LENGTH_MIN));
    }

    static FieldView reason(Phrasebook words) {
        return FieldView.blank(
                "reason",
                words.say("case.proposal.why"),
                words.say("case.proposal.why.hint", "min", LadderDesk.REASON_LENGTH_MIN));
    }

    Entry {
        looked = Set.copyOf(looked);
    }

    /** Nothing happened, and this is why. */
    static Entry refused(String problem, Phrasebook words) {
        Entry blank = blank(words);
        return new Entry(
                problem, null, null, Set.of(), blank.view, null, null, blank.reasons, null, null, blank.reason);
    }

    /** The reader's own view as it was typed. */
    Entry withView(
            @Nullable String why,
            @Nullable String chosen,
            @Nullable String chosenWrong,
            Set<String> lookedFor,
            FieldView typed) {
        return new Entry(why, chosen, chosenWrong, lookedFor, typed, act, actWrong, reasons, step, stepWrong, reason);
    }

    /** An act on the case as it was typed. */
    Entry withAct(@Nullable CaseAct chosen, @Nullable String wrong, FieldView typed) {
        return new Entry(problem, finding, findingWrong, looked, view, chosen, wrong, typed, step, stepWrong, reason);
    }

    /** A step with a proposal as it was typed. */
    Entry withStep(@Nullable String chosen, @Nullable String wrong, FieldView typed) {
        return new Entry(problem, finding, findingWrong, looked, view, act, actWrong, reasons, chosen, wrong, typed);
    }
}
