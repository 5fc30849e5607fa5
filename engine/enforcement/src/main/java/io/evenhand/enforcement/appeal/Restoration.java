// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.DecisionRow;

/** How far an account is back to where it was after an appeal was won. */
public enum Restoration {
    /** Nothing is to be restored. */
    NOT_DUE,
    /** Decided; the feed has not yet announced it. */
    WAITING_FOR_FEED,
    /** Announced; some connected edge has not yet acknowledged it. */
    WAITING_FOR_EDGES,
    /** Every connected edge acknowledged it. */
    RESTORED;

    static Restoration of(AppealRow appeal, DecisionRow decision) {
        if (appeal.outcome() != AppealOutcome.OVERTURNED) {
            return NOT_DUE;
        }
        if (decision.restoredAt() != null) {
            return RESTORED;
        }
        return decision.removedRev() == null ? WAITING_FOR_FEED : WAITING_FOR_EDGES;
    }
}
