// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cases looked for by kind and date.
 *
 * @param problem what was wrong with a form, or null
 * @param selects what can be chosen, each with a name and a label
 * @param dates from and until
 * @param mine whether only cases with the reader's own acts are wanted
 * @param found how many there are, in words
 * @param rows one page of them
 * @param query what is looked for, as an address carries it
 * @param before the page before, or null
 * @param after the page after, or null
 * @param saved what the reader keeps
 * @param mayBatch whether the reader may make a batch of them
 */
public record SearchView(
        PageView page,
        @Nullable String problem,
        List<Select> selects,
        List<FieldView> dates,
        boolean mine,
        String found,
        List<QueueView.Row> rows,
        String query,
        @Nullable String before,
        @Nullable String after,
        List<Saved> saved,
        boolean mayBatch) {
    public SearchView {
        selects = List.copyOf(selects);
        dates = List.copyOf(dates);
        rows = List.copyOf(rows);
        saved = List.copyOf(saved);
    }

    /** One thing that can be chosen; the first choice is any. */
    public record Select(String name, String label, List<ChoiceView> choices) {
        public Select {
            choices = List.copyOf(choices);
        }
    }

    /** A search that the reader keeps. */
    public record Saved(long id, String name, String href) {}
}
