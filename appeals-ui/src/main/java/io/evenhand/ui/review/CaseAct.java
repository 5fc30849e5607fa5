// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.ledger.CaseState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person may do on the page of a case itself, with equal weight and no default; measures are steps of their own. */
enum CaseAct {
    AGREE("agree"),
    DISAGREE("disagree"),
    NOTE("note");

    private final String wire;

    CaseAct(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }

    String text(Phrasebook words) {
        return words.say("case.act." + wire);
    }

    /** What makes sense in a state; whether this person may do it is the ledger's to say. */
    static List<CaseAct> in(CaseState state) {
        return switch (state) {
            case OPEN, DECIDED -> List.of(NOTE);
            case PROPOSED -> List.of(AGREE, DISAGREE, NOTE);
            case CLOSED -> List.of();
        };
    }

    static @Nullable CaseAct find(@Nullable String wire) {
        for (CaseAct act : values()) {
            if (act.wire.equals(wire)) {
                return act;
            }
        }
        return null;
    }
}
