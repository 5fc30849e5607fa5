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
    APPEAL_HANDED_OVER(false),
    APPEAL_QUESTION(false),
    APPEAL_ANSWERED(false),
    APPEAL_WITHDRAWN(false),
    APPEAL_INADMISSIBLE(false),
    /** A person's own view, before they saw points: the terms were broken. */
    VIEW_BROKEN(true),
    VIEW_NOT_BROKEN(true),
    VIEW_UNSURE(true),
    /** The batch in which it was decided was undone. */
    BATCH_UNDONE(true);

    private final boolean takesPart;

    CaseEventKind(boolean takesPart) {
        this.takesPart = takesPart;
    }

    /** Whether it is somebody's own view of the case. */
    public boolean isView() {
        return this == VIEW_BROKEN || this == VIEW_NOT_BROKEN || this == VIEW_UNSURE;
    }

    /**
     * Whether it tells what somebody or the rules made of the evidence; who has no own view yet does not read it.
     */
    public boolean concludes() {
        return switch (this) {
            case NOTED,
                    PROPOSED,
                    AGREED,
                    DISAGREED,
                    DISMISSED,
                    STEP_PROPOSED,
                    STEP_SUBMITTED,
                    STEP_AGREED,
                    STEP_REFUSED,
                    STEP_WITHDRAWN,
                    BATCH_UNDONE,
                    VIEW_BROKEN,
                    VIEW_NOT_BROKEN,
                    VIEW_UNSURE -> true;
            default -> false;
        };
    }

    /** Whether somebody who did this took part in what the case led to. */
    public boolean takesPart() {
        return takesPart;
    }
}
