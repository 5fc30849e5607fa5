// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case on the desk, in the order in which it is read; the conclusions of others come last and only to a reader who
 * wrote down their own view.
 *
 * @param id the case's name
 * @param account whom it is about
 * @param version what the reader saw, handed back with an act
 * @param facts what there is to know at a glance, without any conclusion
 * @param problem why the last act was not done, or null
 * @param claim who works on the case
 * @param said the account holder's own words, the oldest first
 * @param cards the evidence, without points
 * @param timeline when it happened, as a picture
 * @param happened the same in words
 * @param clause the clause of the terms
 * @param earlier measures before, also those that were overturned
 * @param innocent what else it could be
 * @param form where the reader writes their own view; null if they have one, or may not
 * @param own the reader's own view, or null
 * @param shown what the reader sees after that; null before
 */
public record CaseView(
        PageView page,
        String id,
        String account,
        int version,
        List<FactView> facts,
        @Nullable String problem,
        ClaimView claim,
        List<SaidView> said,
        List<CardView> cards,
        TimelineView timeline,
        List<HistoryView> happened,
        List<FactView> clause,
        List<EarlierView> earlier,
        List<String> innocent,
        @Nullable OwnForm form,
        @Nullable HistoryView own,
        @Nullable ShownView shown) {
    public CaseView {
        facts = List.copyOf(facts);
        said = List.copyOf(said);
        cards = List.copyOf(cards);
        happened = List.copyOf(happened);
        clause = List.copyOf(clause);
        earlier = List.copyOf(earlier);
        innocent = List.copyOf(innocent);
    }

    /**
     * Who works on the case.
     *
     * @param words one sentence
     * @param mine whether it is the reader
     * @param free whether the reader may take it
     */
    public record ClaimView(String words, boolean mine, boolean free) {}

    /** The account holder's words. */
    public record SaidView(TimeView at, String where, String words) {}

    /** A measure before. */
    public record EarlierView(String href, String what, String became) {}

    /** The fields of the reader's own view, with the innocent explanations that they looked for. */
    public record OwnForm(
            List<ChoiceView> findings,
            List<ChoiceView> looked,
            @Nullable String wrong,
            FieldView words) {
        public OwnForm {
            findings = List.copyOf(findings);
            looked = List.copyOf(looked);
        }
    }
}
