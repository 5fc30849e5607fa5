// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.document.Phrasebook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person can begin in a case: from nothing to the end, all with equal weight. */
enum Rung {
    NONE("none", null),
    ASK("ask", Measure.NOTICE),
    NOTICE("notice", Measure.NOTICE),
    LIMIT("limit", Measure.LIMIT),
    SUSPEND_SERVER("suspend-server", Measure.SUSPEND_SERVER),
    SUSPEND_ACCOUNT("suspend-account", Measure.SUSPEND_ACCOUNT),
    TERMINATE("terminate", Measure.TERMINATE);

    private final String wire;
    private final @Nullable Measure measure;

    Rung(String wire, @Nullable Measure measure) {
        this.wire = wire;
        this.measure = measure;
    }

    String wire() {
        return wire;
    }

    String text(Phrasebook words) {
        return words.say("case.rung." + CaseWords.key(this));
    }

    /** What it leads to, or null for no action. */
    @Nullable
    Measure measure() {
        return measure;
    }

    List<String> explanation(Phrasebook words) {
        String explained = words.say("case.rung." + CaseWords.key(this) + ".explained");
        return measure == null ? List.of(explained) : List.of(explained, words.say("case.rung.proposal"));
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
