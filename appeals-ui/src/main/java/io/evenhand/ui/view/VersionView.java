// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of the rules: its rules in words, what happened to it, and what can be done with it.
 *
 * @param hash its hash without the scheme, for addresses
 * @param problem why an act was refused, or null
 * @param findings more about it
 * @param cards its rules
 * @param text its whole text, or null if it was not kept
 * @param reports about it, newest first
 * @param testing how far a running test has come or why the last one gave no report, or null
 * @param shadow what it said in the shadow beside what was decided; null if it was never there
 * @param newestReport the number of the newest report, or null
 * @param acts what the reader may do
 * @param dryRun what it would say about an account, or null if nobody asked
 */
public record VersionView(
        PageView page,
        String hash,
        @Nullable String problem,
        List<SaidView> findings,
        List<FactView> facts,
        List<Card> cards,
        @Nullable String text,
        List<HistoryView> history,
        List<LinkView> reports,
        List<LinkView> diffs,
        @Nullable Testing testing,
        @Nullable Shadow shadow,
        @Nullable Long newestReport,
        List<Act> acts,
        String account,
        @Nullable List<DryLine> dryRun) {
    public VersionView {
        findings = List.copyOf(findings);
        facts = List.copyOf(facts);
        cards = List.copyOf(cards);
        history = List.copyOf(history);
        reports = List.copyOf(reports);
        diffs = List.copyOf(diffs);
        acts = List.copyOf(acts);
        dryRun = dryRun == null ? null : List.copyOf(dryRun);
    }

    /**
     * How a test stands.
     *
     * @param failure what a program says about why there is no report, or null
     */
    public record Testing(String words, @Nullable SaidView failure) {}

    /** One rule in words. */
    public record Card(String name, String asks, String says, String reasons, String answersFor) {}

    /**
     * Something that the reader may do.
     *
     * @param act what is sent
     * @param button what stands on the button
     * @param explanation what follows from it
     * @param field what must be typed, or null
     */
    public record Act(
            String act,
            String button,
            String explanation,
            @Nullable FieldView field) {}

    /** The version beside what was decided. */
    public record Shadow(String summary, List<ShadowRow> rows, List<Different> differing) {
        public Shadow {
            rows = List.copyOf(rows);
            differing = List.copyOf(differing);
        }
    }

    /** How often one thing was decided and the same or another said. */
    public record ShadowRow(String decided, String said, boolean same, long assessments, long accounts, BarView bar) {}

    /** One account about which it said something else. */
    public record Different(String account, String href, String said, String rules) {}

    /** One assessment of an account, as it was decided and as this version would decide. */
    public record DryLine(TimeView at, String decided, String would, String rules) {}
}
