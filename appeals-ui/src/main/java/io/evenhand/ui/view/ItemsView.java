// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evidence that people gathered in a case, and the form for more.
 *
 * @param id the case's name
 * @param problem why the last act was not done, or null
 * @param fields short fields
 * @param summary what it shows
 */
public record ItemsView(
        PageView page,
        String id,
        @Nullable String problem,
        List<CardView> cards,
        boolean may,
        List<ChoiceView> kinds,
        List<FieldView> fields,
        List<ChoiceView> bases,
        FieldView summary) {
    public ItemsView {
        cards = List.copyOf(cards);
        kinds = List.copyOf(kinds);
        fields = List.copyOf(fields);
        bases = List.copyOf(bases);
    }
}
