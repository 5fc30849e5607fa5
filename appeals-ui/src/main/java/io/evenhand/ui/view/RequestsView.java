// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objections and corrections: what was asked and answered, and the form for another.
 *
 * @param requests newest first
 * @param kinds what can be asked for
 * @param signals what was measured, each to be ticked
 * @param sent whether one was just filed
 */
public record RequestsView(
        HolderFrame frame,
        List<RequestView> requests,
        List<ChoiceView> kinds,
        @Nullable String kindWrong,
        List<ChoiceView> signals,
        FieldView words,
        boolean sent) {
    public RequestsView {
        requests = List.copyOf(requests);
        kinds = List.copyOf(kinds);
        signals = List.copyOf(signals);
    }

    /** One request with its answer, or with the day by which it is due. */
    public record RequestView(
            String title,
            List<FactView> facts,
            String words,
            @Nullable String reasons) {
        public RequestView {
            facts = List.copyOf(facts);
        }
    }
}
