// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.transparency;

import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.PublicationRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Where people read public statements that wait for somebody, and let them go. */
public final class ReleaseDesk {
    private static final int LINES_MAX = 500;

    private final Ledger ledger;
    private final Clock clock;

    public ReleaseDesk(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Statements in a state, the oldest first. */
    public List<PublicationRow> in(PublicationRow.State state) {
        return ledger.inTransaction(books -> books.publications().in(state, LINES_MAX));
    }

    /** A person lets a statement go that waited for one; false if it did not, or the person may not. */
    public boolean release(String puid, StaffMember by) {
        Instant now = clock.instant();
        return by.role().decidesCases()
                && ledger.inTransaction(books -> {
                    boolean released = books.publications().release(puid, by.name(), now);
                    if (released) {
                        books.audit().append(now, by.name(), "statement.released", "statement:" + puid, "");
                    }
                    return released;
                });
    }
}
