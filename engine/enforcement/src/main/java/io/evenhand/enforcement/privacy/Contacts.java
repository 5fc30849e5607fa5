// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.Ledger;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** How people who appealed want to be reached: kept apart from the appeal, shown only on request, never logged. */
public final class Contacts {
    private final Ledger ledger;
    private final Clock clock;

    public Contacts(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What the person left, or null if nothing or if the reader may not see it; that somebody looked is remembered. */
    public @Nullable String reveal(AppealId appeal, StaffMember reader) {
        if (!reader.role().hearsAppeals()) {
            return null;
        }
        return ledger.<@Nullable String>inTransaction(books -> {
            books.audit().append(clock.instant(), reader.name(), "contact.revealed", "appeal:" + appeal, "");
            return books.appeals().contact(appeal);
        });
    }
}
