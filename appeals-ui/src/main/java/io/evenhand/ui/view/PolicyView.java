// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said in public about policy. */
public final class PolicyView {
    private PolicyView() {}

    /** Everything that was announced. */
    public record Index(PageView page, List<Line> lines) {
        public Index {
            lines = List.copyOf(lines);
        }
    }

    /** One announcement in a list. */
    public record Line(
            String href, String title, @Nullable TimeView published, TimeView effective, boolean withdrawn) {}

    /**
     * One announcement.
     *
     * @param withdrawn the sentence that says so, or null
     * @param affected how many people it reaches, or null if that was not counted
     * @param waiting the sentence about questions without an answer, or null if there are none
     * @param words the field to ask in, or null if the time for that is over
     */
    public record Change(
            PageView page,
            String path,
            TimeView published,
            TimeView effective,
            TimeView comments,
            @Nullable String withdrawn,
            @Nullable String affected,
            List<Section> sections,
            List<Answered> answered,
            @Nullable String waiting,
            @Nullable FieldView words,
            boolean asked,
            boolean resent) {
        public Change {
            sections = List.copyOf(sections);
            answered = List.copyOf(answered);
        }
    }

    /** A heading and paragraphs. */
    public record Section(String title, List<String> paragraphs) {
        public Section {
            paragraphs = List.copyOf(paragraphs);
        }

        /** A text whose paragraphs are parted by empty lines. */
        public static Section of(String title, String text) {
            return new Section(title, List.of(text.split("\n\n+")));
        }
    }

    /** A question with its answer, in the language it was asked in. */
    public record Answered(String language, TimeView asked, List<String> question, List<String> answer) {
        public Answered {
            question = List.copyOf(question);
            answer = List.copyOf(answer);
        }
    }

    /**
     * One version of the terms.
     *
     * @param paragraphs its text; each with its pieces where the difference is shown
     */
    public record Terms(
            PageView page,
            @Nullable TimeView published,
            @Nullable TimeView effective,
            List<List<Piece>> paragraphs,
            @Nullable String changesHref,
            boolean isDifference,
            List<Version> versions) {
        public Terms {
            paragraphs = List.copyOf(paragraphs);
            versions = List.copyOf(versions);
        }
    }

    /** A piece of text: {@code same}, {@code added} or {@code removed}. */
    public record Piece(String fate, String text) {}

    /** A version in the list of all. */
    public record Version(String href, String title, TimeView effective, boolean now) {}

    /** Whom to ask. */
    public record Contact(
            PageView page,
            List<Section> sections,
            @Nullable String days,
            @Nullable String changed) {
        public Contact {
            sections = List.copyOf(sections);
        }
    }

    /** The desk where all this is written. */
    public record Desk(PageView page, List<Line> lines, List<Open> open, boolean writes) {
        public Desk {
            lines = List.copyOf(lines);
            open = List.copyOf(open);
        }
    }

    /** A question that waits for an answer. */
    public record Open(long id, String about, String language, TimeView asked, List<String> words) {
        public Open {
            words = List.copyOf(words);
        }
    }

    /**
     * A form at the desk.
     *
     * @param saved what was done, or null
     * @param problem why it was not done, or null
     * @param more buttons besides the first
     */
    public record Form(
            PageView page,
            String path,
            @Nullable String saved,
            @Nullable String problem,
            List<FieldView> lines,
            List<Group> groups,
            List<ChoiceView> more,
            boolean isFixed) {
        public Form {
            lines = List.copyOf(lines);
            groups = List.copyOf(groups);
            more = List.copyOf(more);
        }

        public List<FieldView> all() {
            return Stream.concat(lines.stream(), groups.stream().flatMap(each -> each.fields().stream()))
                    .toList();
        }
    }

    /** The fields of one language. */
    public record Group(String title, String language, List<FieldView> fields) {
        public Group {
            fields = List.copyOf(fields);
        }
    }
}
