// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.allowlist;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AllowRow;
import io.evenhand.enforcement.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The allow entries of all accounts. */
public final class Allowlist {
    private static final Period LENGTH_MAX = Period.ofMonths(12);

    private final Ledger ledger;
    private final Clock clock;

    public Allowlist(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Adds an entry; an active measure of the account is withheld while it lasts.
     *
     * @param until at most twelve months ahead
     */
    public AllowEntry grant(AccountId account, Instant until, String reason, StaffMember by) {
        Instant now = clock.instant();
        Instant latest = now.atOffset(ZoneOffset.UTC).plus(LENGTH_MAX).toInstant();
        if (!until.isAfter(now) || until.isAfter(latest)) {
            throw new IllegalArgumentException("an allow entry ends within twelve months");
        }
        requireReasonAndRole(reason, by);
        return ledger.inTransaction(books -> {
            books.accounts().lock(account);
            AllowRow row = books.allowlist().grant(account, reason, by.name(), now, until);
            books.outbox().postFeed(account, now);
            books.audit().append(now, by.name(), "allow.granted", "allow:" + row.id(), "until " + until);
            return entry(row);
        });
    }

    /** Ends an entry early; false if it had ended already. */
    public boolean withdraw(long entry, String reason, StaffMember by) {
        Instant now = clock.instant();
        requireReasonAndRole(reason, by);
        return ledger.inTransaction(books -> {
            AllowRow row = books.allowlist().withdraw(entry, reason, by.name(), now);
            if (row != null) {
                books.outbox().postFeed(row.account(), now);
                books.audit().append(now, by.name(), "allow.withdrawn", "allow:" + entry, "");
            }
            return row != null;
        });
    }

    /** The active entry of an account, the one that lasts longest; or null. */
    public @Nullable AllowEntry active(AccountId account) {
        return ledger.<@Nullable AllowEntry>inTransaction(books -> {
            AllowRow row = books.allowlist().active(account, clock.instant());
            return row == null ? null : entry(row);
        });
    }

    /** All active entries. */
    public List<AllowEntry> active() {
        return ledger.inTransaction(books -> books.allowlist().active(clock.instant()).stream()
                .map(Allowlist::entry)
                .toList());
    }

    private static void requireReasonAndRole(String reason, StaffMember by) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("an allow entry needs a reason");
        }
        if (!by.role().decidesCases()) {
            throw new IllegalArgumentException("this role does not vouch for accounts");
        }
    }

    private static AllowEntry entry(AllowRow row) {
        return new AllowEntry(row.id(), row.account(), row.reason(), row.grantedBy(), row.from(), row.until());
    }
}
