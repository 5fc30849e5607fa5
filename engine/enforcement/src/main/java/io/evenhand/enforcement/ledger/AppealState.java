// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

/** Where an appeal stands. */
public enum AppealState {
    RECEIVED(true),
    /** Somebody who took no part in the decision has it. */
    ASSIGNED(true),
    IN_REVIEW(true),
    /** We asked the account holder something. */
    INFO_REQUESTED(true),
    /** Decided; the person is told once everything is as decided. */
    DECIDED(false),
    REASONS_SENT(false),
    CLOSED(false),
    WITHDRAWN(false),
    /** A person turned it away, with reasons. */
    INADMISSIBLE(false);

    private final boolean open;

    AppealState(boolean open) {
        this.open = open;
    }

    /** Whether somebody still has to decide it. */
    public boolean isOpen() {
        return open;
    }
}
