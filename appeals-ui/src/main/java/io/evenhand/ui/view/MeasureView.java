// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a measure is written down, with what people would read about it.
 *
 * @param id the case's name
 * @param version of the case
 * @param measure what it is about, as it is sent
 * @param explanation what it does, in sentences
 * @param problem why it was not done, or null
 * @param lines short fields
 * @param texts long fields
 * @param urgencies why there would be no warning; empty where none is needed
 * @param preview whether it can be previewed
 * @param outcome what would happen, or null before it is previewed
 */
public record MeasureView(
        PageView page,
        String id,
        int version,
        String measure,
        List<String> explanation,
        @Nullable String problem,
        List<FieldView> lines,
        List<FieldView> texts,
        List<ChoiceView> urgencies,
        boolean preview,
        @Nullable Outcome outcome) {
    public MeasureView {
        explanation = List.copyOf(explanation);
        lines = List.copyOf(lines);
        texts = List.copyOf(texts);
        urgencies = List.copyOf(urgencies);
    }

    /** Every field, in the order of the page. */
    public List<FieldView> fields() {
        return java.util.stream.Stream.concat(lines.stream(), texts.stream()).toList();
    }

    /**
     * What people would read.
     *
     * @param facts when it would begin and end
     * @param statements in every language
     * @param published the public statement, empty if there is none
     * @param scrubber what the scrubber says about it
     */
    public record Outcome(
            List<FactView> facts, List<StatementView> statements, List<FactView> published, String scrubber) {
        public Outcome {
            facts = List.copyOf(facts);
            statements = List.copyOf(statements);
            published = List.copyOf(published);
        }
    }
}
