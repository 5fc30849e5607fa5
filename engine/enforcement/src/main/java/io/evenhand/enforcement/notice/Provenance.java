// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import io.evenhand.contract.decision.Origin;
import io.evenhand.enforcement.ledger.CaseEvent;
import io.evenhand.enforcement.ledger.CaseEventKind;
import java.util.List;

/**
 * How far programs were involved; read from what was recorded and never typed in by anybody.
 *
 * @param detectedByProgram whether rules found it
 * @param decision how far it was decided by a program
 */
public record Provenance(boolean detectedByProgram, Automation decision) {
    /** How far a program decided. */
    public enum Automation {
        /** A rule decided and no person did. */
        FULLY,
        /** People decided with a score before them, or a program put a milder measure in the place of theirs. */
        PARTIALLY,
        /** People decided and nobody had seen a score. */
        NOT_AUTOMATED
    }

    /**
     * @param events what happened in the case before
     * @param origin who stands behind the decision
     */
    public static Provenance of(List<CaseEvent> events, Origin origin) {
        boolean detected =
                events.stream().anyMatch(event -> isByRules(event.kind())) || origin instanceof Origin.ByRule;
        if (origin instanceof Origin.ByRule) {
            return new Provenance(true, Automation.FULLY);
        }
        boolean scoreSeen = detected || events.stream().anyMatch(event -> event.kind() == CaseEventKind.READ);
        return new Provenance(detected, scoreSeen ? Automation.PARTIALLY : Automation.NOT_AUTOMATED);
    }

    private static boolean isByRules(CaseEventKind kind) {
        return kind == CaseEventKind.OPENED_BY_RULES
                || kind == CaseEventKind.NEWER_EVIDENCE
                || kind == CaseEventKind.LIMITED_BY_RULES;
    }
}
