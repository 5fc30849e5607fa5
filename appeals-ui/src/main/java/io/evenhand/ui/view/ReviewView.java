// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An appeal before the person who is to decide it.
 *
 * @param id the appeal's name
 * @param account whose it is
 * @param appeal what was written, and the clock
 * @param decision what is appealed, as the account holder was told
 * @param evidence the points behind it
 * @param history what happened to the account, oldest first
 * @param grounds the parts that are called wrong, each with the fields for its answer
 * @param hardship what the measure does to the person, in their words, or null
 * @param files what the person showed, for download
 * @param answers what was answered to each part, once it is decided
 * @param question the field to ask the account holder something; null if nothing can be asked now
 * @param asked what was asked, or null
 * @param outcomes uphold, partly, overturn, with equal weight
 * @param outcomeWrong what is wrong with the choice, or null
 * @param reasons the answer to the account holder, as typed
 * @param barred why the reader may not decide it, or null
 * @param free whether nobody works on it yet and the reader may
 * @param handOver how the reader can give it to somebody else; null if they cannot
 * @param contact how the person wants to be reached: empty if it may be asked for, null if there is none
 */
public record ReviewView(
        PageView page,
        String id,
        String account,
        AppealView appeal,
        StatementView decision,
        EvidenceView evidence,
        List<HistoryView> history,
        List<GroundView> grounds,
        @Nullable String hardship,
        List<LinkView> files,
        List<FactView> answers,
        @Nullable FieldView question,
        @Nullable String asked,
        List<ChoiceView> outcomes,
        @Nullable String outcomeWrong,
        FieldView reasons,
        @Nullable String barred,
        boolean free,
        @Nullable HandOverView handOver,
        @Nullable String contact) {
    public ReviewView {
        history = List.copyOf(history);
        grounds = List.copyOf(grounds);
        files = List.copyOf(files);
        answers = List.copyOf(answers);
        outcomes = List.copyOf(outcomes);
    }

    /** Every field in which something can be wrong, in the order of the page. */
    public List<FieldView> fields() {
        List<FieldView> fields =
                new ArrayList<>(grounds.stream().map(GroundView::words).toList());
        fields.add(reasons);
        if (question != null) {
            fields.add(question);
        }
        if (handOver != null) {
            fields.add(handOver.reason());
        }
        return fields;
    }

    /**
     * One part that is called wrong, and the answer to it.
     *
     * @param part in words
     * @param wrong what is wrong with the choice, or null
     */
    public record GroundView(
            String part,
            String name,
            List<ChoiceView> results,
            @Nullable String wrong,
            FieldView words) {
        public GroundView {
            results = List.copyOf(results);
        }
    }
}
