// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of an appeal that is being written: one question on each. */
public final class StepView {
    private StepView() {}

    /**
     * What all of them have.
     *
     * @param decision the decision that is appealed, one sentence
     * @param number of the question, from 1; 0 on the page where everything is checked
     * @param of how many questions there are
     * @param back the page before
     * @param action where the form goes
     * @param resent whether the form was refused for want of proof and has to be sent once more
     */
    public record Frame(
            PageView page, String decision, int number, int of, String back, String action, boolean resent) {}

    /**
     * Which parts are wrong.
     *
     * @param wrong what to do about the choice made, or null
     */
    public record Parts(
            Frame frame, List<ChoiceView> parts, @Nullable String wrong) {
        public Parts {
            parts = List.copyOf(parts);
        }
    }

    /** A question that is answered in words. */
    public record Words(Frame frame, FieldView field, int rows) {}

    /**
     * What the person shows.
     *
     * @param next the page after
     */
    public record Files(
            Frame frame, List<File> files, @Nullable String wrong, String next) {
        public Files {
            files = List.copyOf(files);
        }
    }

    /** A file that was added. */
    public record File(int number, String name, String size) {}

    /** How to reach the person and in which language. */
    public record Contact(Frame frame, FieldView contact, List<ChoiceView> languages) {
        public Contact {
            languages = List.copyOf(languages);
        }
    }

    /**
     * Everything once more before it is sent.
     *
     * @param wrong what keeps it from being sent, with the page to mend it on, or null
     */
    public record Check(
            Frame frame, List<Answer> answers, @Nullable LinkView wrong) {
        public Check {
            answers = List.copyOf(answers);
        }
    }

    /**
     * One answer.
     *
     * @param lines what was answered; empty if nothing was
     * @param change the page where it can be changed
     */
    public record Answer(String question, List<String> lines, String change) {
        public Answer {
            lines = List.copyOf(lines);
        }
    }
}
