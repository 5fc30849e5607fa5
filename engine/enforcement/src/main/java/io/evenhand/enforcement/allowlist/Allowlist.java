// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.allowlist;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The allow entries of all accounts. */
public final class Allowlist {
    public Allowlist(Ledger ledger, Clock clock) {}

    /**
     * Adds an entry; an active measure of the account is withheld while it lasts.
     *
     * @param until at most twelve months ahead
     */
    public AllowEntry grant(AccountId account, Instant until, String reason, StaffMember by) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Ends an entry early. */
    public void withdraw(long entry, String reason, StaffMember by) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The active entry of an account, the one that lasts longest; or null. */
    public @Nullable AllowEntry active(AccountId account) {
        throw new UnsupportedOperationException("not yet");
    }

    /** All active entries. */
    public List<AllowEntry> active() {
        throw new UnsupportedOperationException("not yet");
    }
}
