// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.verdict.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person can begin in a case: from nothing to the end, all with equal weight. */
enum Rung {
    NONE("none", "No action", null, "The case is closed and nothing happens to the account."),
    ASK(
            "ask",
            "Ask the account holder",
            Measure.NOTICE,
            "A notice asks the account holder. It restricts nothing, and they have 14 days to answer."),
    NOTICE(
            "notice",
            "Notice",
            Measure.NOTICE,
            "A notice warns the account holder. It restricts nothing, and they have 14 days to answer."),
    LIMIT(
            "limit",
            "Limit",
            Measure.LIMIT,
            "No new invitations, and a cap on people outside the home who watch at the same moment."),
    SUSPEND_SERVER(
            "suspend-server",
            "Propose suspension of a server",
            Measure.SUSPEND_SERVER,
            "One server cannot be reached through the service. It begins 14 days after a warning at the earliest."),
    SUSPEND_ACCOUNT(
            "suspend-account",
            "Propose suspension of the account",
            Measure.SUSPEND_ACCOUNT,
            "No server of the account can be reached through the service. It begins 14 days after a warning at the "
                    + "earliest."),
    TERMINATE(
            "terminate",
            "Propose to end the account",
            Measure.TERMINATE,
            "The account is closed for good. It begins 30 days after a warning at the earliest.");

    private final String wire;
    private final String text;
    private final @Nullable Measure measure;
    private final String explanation;

    Rung(String wire, String text, @Nullable Measure measure, String explanation) {
        this.wire = wire;
        this.text = text;
        this.measure = measure;
        this.explanation = explanation;
    }

    String wire() {
        return wire;
    }

    String text() {
        return text;
    }

    /** What it leads to, or null for no action. */
    @Nullable
    Measure measure() {
        return measure;
    }

    List<String> explanation() {
        return measure == null
                ? List.of(explanation)
                : List.of(explanation, "It is a proposal: nothing happens before a second person agrees.");
    }

    boolean isSevere() {
        return measure != null && measure.compareTo(Measure.LIMIT) > 0;
    }

    static @Nullable Rung find(String wire) {
        for (Rung rung : values()) {
            if (rung.wire.equals(wire)) {
                return rung;
            }
        }
        return null;
    }
}
