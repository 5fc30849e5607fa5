// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The room of networks.
 *
 * @param problem what was wrong with a form, or null
 * @param findings more about it
 * @param hits whom a measure against each part of {@code asked} would hit; empty if nothing was asked
 * @param mayAct whether the reader may propose, agree and end
 */
public record NetworksView(
        PageView page,
        @Nullable String problem,
        List<SaidView> findings,
        String asked,
        List<Hit> hits,
        boolean mayAct,
        List<Measure> measures) {
    public NetworksView {
        findings = List.copyOf(findings);
        hits = List.copyOf(hits);
        measures = List.copyOf(measures);
    }

    /** Whom a measure against one thing would hit. */
    public record Hit(String subject, List<FactView> facts) {
        public Hit {
            facts = List.copyOf(facts);
        }
    }

    /**
     * One measure or proposal.
     *
     * @param people who said what so far
     * @param collateral whom it hits, as it was kept beside it
     * @param mayAgree whether the reader may be its next person
     * @param mayEnd whether the reader may end it
     */
    public record Measure(
            long id,
            String what,
            String state,
            String people,
            String words,
            SaidView collateral,
            boolean mayAgree,
            boolean mayEnd) {}
}
