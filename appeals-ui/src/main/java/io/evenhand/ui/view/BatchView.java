// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batches of single decisions. */
public final class BatchView {
    private BatchView() {}

    /**
     * One's own, and those in which something waits for the reader.
     *
     * @param intro what a batch is
     */
    public record Index(PageView page, String intro, List<Line> lines) {
        public Index {
            lines = List.copyOf(lines);
        }
    }

    /** One in the list. */
    public record Line(String href, String name, String state, TimeView made) {}

    /**
     * One batch.
     *
     * @param problem why nothing was done, or null
     * @param facts how far it has come
     * @param items its cases
     * @param mayFinish whether the reader works through it
     * @param mayUndo whether the reader may undo all of it
     * @param undoing the reason for that, as typed
     */
    public record One(
            PageView page,
            long id,
            @Nullable String problem,
            List<FactView> facts,
            List<Item> items,
            boolean mayFinish,
            boolean mayUndo,
            FieldView undoing) {
        public One {
            facts = List.copyOf(facts);
            items = List.copyOf(items);
        }

        /** What waits for the reader. */
        public List<Item> toCheck() {
            return items.stream().filter(item -> item.check() != null).toList();
        }
    }

    /**
     * One case.
     *
     * @param state what was decided, in words
     * @param check what the reader would say about it; null if it does not wait for them
     * @param ready whether the reader wrote down their own view, without which they cannot say anything
     */
    public record Item(
            int place,
            String caseId,
            String href,
            String account,
            String state,
            String checked,
            @Nullable FieldView check,
            boolean ready) {}
}
