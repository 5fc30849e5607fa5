// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

/** What can happen to a case. */
public enum CaseEventKind {
    OPENED_BY_RULES(false),
    NEWER_EVIDENCE(false),
    LIMITED_BY_RULES(false),
    READ(false),
    NOTED(true),
    PROPOSED(true),
    AGREED(true),
    DISAGREED(true),
    DISMISSED(true),
    APPEALED(false),
    APPEAL_UPHELD(false),
    APPEAL_PARTLY(false),
    APPEAL_OVERTURNED(false),
    RESTORED(false),
    UNDONE(true),
    OPENED_BY_PERSON(true),
    STEP_PROPOSED(true),
    STEP_SUBMITTED(true),
    STEP_AGREED(true),
    STEP_REFUSED(true),
    STEP_WITHDRAWN(true),
    LIFTED(true),
    RESPONDED(false),
    RELIEVED(false),
    EVIDENCE_ADDED(true),
    EVIDENCE_VERIFIED(true),
    EVIDENCE_WITHDRAWN(true),
    APPEAL_ASSIGNED(false),
    APPEAL_QUESTION(false),
    APPEAL_ANSWERED(false),
    APPEAL_WITHDRAWN(false),
    APPEAL_INADMISSIBLE(false);

    private final boolean takesPart;

    CaseEventKind(boolean takesPart) {
        this.takesPart = takesPart;
    }

    /** Whether somebody who did this took part in what the case led to. */
    public boolean takesPart() {
        return takesPart;
    }
}
