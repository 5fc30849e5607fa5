// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An appeal as the account holder follows it, from its receipt to its answer.
 *
 * @param lead one sentence under the title, or null
 * @param facts the reference, and so on
 * @param tag the state in a word or two
 * @param late what is said when a clock was missed, or null
 * @param outcome what was decided, or null
 * @param question what we asked, or null
 * @param clocks every clock
 * @param timeline what happened, oldest first
 * @param parts what is called wrong
 * @param statement what the person wrote
 * @param files what the person showed
 * @param withdraw until when another appeal is possible if this one is taken back; null if it cannot be
 * @param resent whether a form was refused for want of proof and has to be sent once more
 * @param path the address of the notice
 */
public record StatusView(
        PageView page,
        @Nullable String lead,
        List<FactView> facts,
        String tag,
        @Nullable String late,
        @Nullable OutcomeView outcome,
        @Nullable QuestionView question,
        List<ClockView> clocks,
        List<EntryView> timeline,
        List<String> parts,
        String statement,
        List<String> files,
        @Nullable String withdraw,
        boolean resent,
        String path) {
    public StatusView {
        facts = List.copyOf(facts);
        clocks = List.copyOf(clocks);
        timeline = List.copyOf(timeline);
        parts = List.copyOf(parts);
        files = List.copyOf(files);
    }

    /** What was decided, an answer to each part, and why. */
    public record OutcomeView(List<String> effects, String reasons, List<AnswerView> answers) {
        public OutcomeView {
            effects = List.copyOf(effects);
            answers = List.copyOf(answers);
        }
    }

    /** The answer to one part that was called wrong. */
    public record AnswerView(String part, String result, String words) {}

    /** Our question, and the field for its answer. */
    public record QuestionView(String question, FieldView answer) {}

    /** One promise about time. */
    public record ClockView(String what, TimeView due, String state, String tone) {}

    /** Something that happened. */
    public record EntryView(TimeView at, String what) {}
}
