// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands, as its holder reads it.
 *
 * @param now one sentence: whether anything is restricted
 * @param decisions what stands and what stood, each a link to its notice
 * @param notes people who look at or vouch for the account, entries that keep signals from counting
 * @param measured what was measured last, or null if nothing ever was
 * @param trend points over time, or null if there are fewer than two looks
 */
public record StandingView(
        HolderFrame frame,
        String now,
        List<LinkView> decisions,
        List<String> notes,
        @Nullable Measured measured,
        @Nullable TrendView trend) {
    public StandingView {
        decisions = List.copyOf(decisions);
        notes = List.copyOf(notes);
    }

    /**
     * The newest look.
     *
     * @param at when, in a sentence
     * @param rules what follows from it, in a sentence
     */
    public record Measured(String at, String rules, EvidenceView points) {}
}
