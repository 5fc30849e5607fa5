// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader sees of a case after their own view: what programs and other people make of it, and what can be done.
 *
 * @param known what there is to say if the answer of the case was known, or null
 * @param facts score and proposal of the rules
 * @param waterfall how the families add up
 * @param rhythm when people were removed, or null if no rhythm was measured
 * @param evidence the points of each signal
 * @param inFavour sentences
 * @param notUsed sentences
 * @param others own views of others
 * @param decision what the account holder was told of the newest measure, or null
 * @param history everything that happened, the oldest first
 * @param proposal what waits for a decision, or null
 * @param measures what can be begun now, with equal weight; empty if nothing can
 * @param acts what can be done on this page
 * @param actWrong what is wrong with the choice, or null
 * @param reasons the text that goes with an act, as typed
 */
public record ShownView(
        @Nullable String known,
        List<FactView> facts,
        WaterfallView waterfall,
        @Nullable RhythmView rhythm,
        EvidenceView evidence,
        List<String> inFavour,
        List<String> notUsed,
        List<HistoryView> others,
        @Nullable StatementView decision,
        List<HistoryView> history,
        @Nullable ProposalView proposal,
        List<LinkView> measures,
        List<ChoiceView> acts,
        @Nullable String actWrong,
        FieldView reasons) {
    public ShownView {
        facts = List.copyOf(facts);
        inFavour = List.copyOf(inFavour);
        notUsed = List.copyOf(notUsed);
        others = List.copyOf(others);
        history = List.copyOf(history);
        measures = List.copyOf(measures);
        acts = List.copyOf(acts);
    }
}
