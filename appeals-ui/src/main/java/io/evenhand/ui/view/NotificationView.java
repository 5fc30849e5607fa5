// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The desk where colleagues say what they want to be told of. */
public final class NotificationView {
    private NotificationView() {}

    /** Every rule, and what was told last. */
    public record Index(PageView page, List<Line> rules, List<Told> told) {
        public Index {
            rules = List.copyOf(rules);
            told = List.copyOf(told);
        }
    }

    /**
     * One rule in the list.
     *
     * @param about how it is told and of what, to be read after its name
     */
    public record Line(String href, String name, String about, boolean active) {}

    /** Something that was told, or not yet. */
    public record Told(String rule, String body, TimeView made, String state) {}

    /**
     * One rule.
     *
     * @param result what a test came to, or null
     * @param preview what it says about the first of its events, or null before it is saved
     * @param secret what the receiver of signed requests compares with, or null
     */
    public record Form(
            PageView page,
            String path,
            List<FieldView> fields,
            String channelWrong,
            List<ChoiceView> channels,
            String eventsWrong,
            List<ChoiceView> events,
            boolean active,
            @Nullable String result,
            @Nullable String preview,
            @Nullable String secret) {
        public Form {
            fields = List.copyOf(fields);
            channels = List.copyOf(channels);
            events = List.copyOf(events);
        }

        /** Everything that can be wrong, for the list above the form. */
        public List<FieldView> all() {
            List<FieldView> all = new ArrayList<>(fields);
            all.add(FieldView.blank("channel", "", "").filled("", channelWrong.isEmpty() ? null : channelWrong));
            all.add(FieldView.blank("events", "", "").filled("", eventsWrong.isEmpty() ? null : eventsWrong));
            return all;
        }
    }
}
