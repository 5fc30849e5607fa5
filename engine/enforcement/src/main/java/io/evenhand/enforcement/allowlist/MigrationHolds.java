// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.allowlist;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.MigrationHoldRow;
import io.evenhand.enforcement.ledger.Worded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds of accounts whose servers move: when everybody is shared anew within an hour, an honest account looks like a trade
 * for a while. While a hold lasts no rule begins a measure, and scoring counts no week as one in which the account stood
 * out. Two weeks at most and once in ninety days, so that a hold never becomes a way to keep somebody out of reach.
 */
public final class MigrationHolds {
    /** The longest hold. */
    public static final Duration LENGTH_MAX = Duration.ofDays(14);

    /** Another hold of the same account is possible after this. */
    public static final Duration REST = Duration.ofDays(90);

    private static final int REASON_MIN = 20;
    private static final int REASON_MAX = 2_000;

    private final Ledger ledger;
    private final Clock clock;

    public MigrationHolds(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Places a hold.
     *
     * @param until two weeks ahead at most
     */
    public MigrationHoldRow place(AccountId account, Instant until, String reason, StaffMember by) {
        requireRole(by);
        Instant now = clock.instant();
        int length = reason.strip().length();
        if (length < REASON_MIN || length > REASON_MAX) {
            throw new IllegalArgumentException("a hold has a reason of a sentence or more");
        }
        if (!until.isAfter(now) || until.isAfter(now.plus(LENGTH_MAX))) {
            throw new IllegalArgumentException("a hold ends within two weeks");
        }
        return ledger.inTransaction(books -> {
            books.accounts().lock(account);
            if (books.migrationHolds().of(account).stream()
                    .anyMatch(each -> each.placedAt().plus(REST).isAfter(now))) {
                throw new IllegalArgumentException("an account is held once in ninety days");
            }
            MigrationHoldRow row = books.migrationHolds().place(account, reason.strip(), by.name(), now, until);
            tell(books, row, "start", until, now);
            books.audit()
                    .append(
                            now,
                            by.name(),
                            "allow.held",
                            "migration_hold:" + row.id(),
                            Worded.detail("until " + until, reason.strip()));
            return row;
        });
    }

    /** Ends a hold early; false if it was over. */
    public boolean end(long hold, StaffMember by) {
        requireRole(by);
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            MigrationHoldRow row = books.migrationHolds().find(hold);
            if (row == null || !row.isActive(now)) {
                return false;
            }
            books.migrationHolds().end(hold, by.name(), now);
            tell(books, row, "end", now, now);
            books.audit().append(now, by.name(), "allow.hold_ended", "migration_hold:" + hold, "");
            return true;
        });
    }

    /** The hold that runs, or null. */
    public @Nullable MigrationHoldRow active(AccountId account) {
        Instant now = clock.instant();
        return of(account).stream()
                .filter(each -> each.isActive(now))
                .findFirst()
                .orElse(null);
    }

    /** Every hold of an account, the newest first. */
    public List<MigrationHoldRow> of(AccountId account) {
        return ledger.inTransaction(books -> books.migrationHolds().of(account));
    }

    private static void tell(Books books, MigrationHoldRow row, String step, Instant until, Instant now) {
        EventId id = new EventId("migration-hold-" + row.id() + ":" + step);
        books.outbox()
                .post(new Intervention(
                        id, InterventionType.HOLD_MIGRATION, now, row.account(), null, until, null, null));
    }

    private static void requireRole(StaffMember by) {
        if (!by.role().decidesCases()) {
            throw new IllegalArgumentException("this role does not hold accounts");
        }
    }
}
