// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure that somebody proposes.
 *
 * @param id the proposal's name
 * @param version what the reader saw, handed back with a step
 * @param facts what is proposed and why
 * @param statement what the person would read, in the desk's language
 * @param steps what the reader may do with it, with equal weight
 * @param wrong what is wrong with the choice, or null
 * @param reason the text that goes with a step
 */
public record ProposalView(
        String id,
        int version,
        List<FactView> facts,
        @Nullable StatementView statement,
        List<ChoiceView> steps,
        @Nullable String wrong,
        FieldView reason) {
    public ProposalView {
        facts = List.copyOf(facts);
        steps = List.copyOf(steps);
    }
}
