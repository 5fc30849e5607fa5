// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The room of rules: versions, breakers, and orders to undo.
 *
 * @param problem what was wrong with a form, or null
 * @param findings more about it
 * @param reviewOnly whether rules restrict nobody by themselves, because no usable version is active
 * @param tripped every breaker that ever tripped, newest first
 * @param proposal the text and the reason as typed; null if the reader may not hand in versions
 * @param undo the fields of a proposal to undo
 */
public record RulesView(
        PageView page,
        @Nullable String problem,
        List<SaidView> findings,
        List<Version> versions,
        boolean reviewOnly,
        List<Breaker> breakers,
        List<Tripped> tripped,
        List<Undo> undos,
        @Nullable Proposal proposal,
        List<FieldView> undo) {
    public RulesView {
        findings = List.copyOf(findings);
        versions = List.copyOf(versions);
        breakers = List.copyOf(breakers);
        tripped = List.copyOf(tripped);
        undos = List.copyOf(undos);
        undo = List.copyOf(undo);
    }

    /** One version. */
    public record Version(String href, String name, String does, String origin, TimeView at, String why) {}

    /**
     * One breaker that is open.
     *
     * @param mayRelease whether the reader may release it
     */
    public record Breaker(
            long id, String what, String href, String kind, SaidView detail, String at, boolean mayRelease) {}

    /**
     * A breaker that tripped once.
     *
     * @param released who released it when and why, or that nobody has
     */
    public record Tripped(
            long id, String what, String href, String kind, SaidView detail, TimeView at, String released) {}

    /**
     * One order to undo.
     *
     * @param people who proposed it when, and who decided
     * @param mayDecide whether the reader may be its second person
     */
    public record Undo(
            long id, String what, String href, String state, String reason, String people, boolean mayDecide) {}

    /** The fields of a version handed in. */
    public record Proposal(FieldView text, FieldView why) {}
}
