// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.Ledger;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** How people who appealed want to be reached: kept apart from the appeal, shown only on request, never logged. */
public final class Contacts {
    public Contacts(Ledger ledger, Clock clock) {}

    /** What the person left, or null; that somebody looked is remembered. */
    public @Nullable String reveal(AppealId appeal, StaffMember reader) {
        throw new UnsupportedOperationException("not yet");
    }
}
