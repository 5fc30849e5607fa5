// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.breaker;

import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.BreakerRow;
import io.evenhand.enforcement.ledger.Ledger;
import java.time.Clock;
import java.util.List;

/** Where people see breakers and release them; nothing releases one by itself. */
public final class BreakerDesk {
    /** The shortest reason for a release, in characters. */
    public static final int REASON_LENGTH_MIN = 10;

    private static final int HISTORY_MAX = 200;

    private final Ledger ledger;
    private final Clock clock;

    public BreakerDesk(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What comes of a release. */
    public enum Released {
        DONE,
        /** The person's role does not allow it. */
        ROLE,
        REASON_TOO_SHORT,
        /** There is no such breaker, or somebody released it already. */
        NOT_OPEN
    }

    /** Breakers that nobody has released. */
    public List<BreakerRow> open() {
        return ledger.inTransaction(books -> books.breakers().open());
    }

    /** All that ever tripped, newest first. */
    public List<BreakerRow> history() {
        return ledger.inTransaction(books -> books.breakers().history(HISTORY_MAX));
    }

    /** Lets what a breaker stopped restrict again, on a person's word. */
    public Released release(StaffMember by, long id, String reason) {
        if (!by.role().answersForRules()) {
            return Released.ROLE;
        }
        if (reason.strip().length() < REASON_LENGTH_MIN) {
            return Released.REASON_TOO_SHORT;
        }
        return ledger.inTransaction(books -> books.breakers().release(id, by.name(), reason.strip(), clock.instant())
                ? Released.DONE
                : Released.NOT_OPEN);
    }
}
