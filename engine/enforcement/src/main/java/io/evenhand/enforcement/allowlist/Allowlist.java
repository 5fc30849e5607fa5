// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.allowlist;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AllowRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.Worded;
import io.evenhand.enforcement.message.Mailbag;
import io.evenhand.enforcement.message.MessageKind;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The allow entries of all accounts. */
public final class Allowlist {
    /** The shortest reason for a withdrawal or an answer, in characters. */
    public static final int REASON_LENGTH_MIN = 20;

    private static final Period LENGTH_MAX = Period.ofMonths(12);
    private static final Period APPEAL_WINDOW = Period.ofMonths(6);

    private final Ledger ledger;
    private final Clock clock;

    public Allowlist(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Proposes an entry; it withholds nothing before a second person agrees.
     *
     * @param until at most twelve calendar months ahead
     */
    public AllowEntry propose(AccountId account, AllowRow.Scope scope, Instant until, String reason, StaffMember by) {
        Instant now = now();
        if (!until.isAfter(now) || until.isAfter(later(now, LENGTH_MAX))) {
            throw new IllegalArgumentException("an allow entry ends within twelve months");
        }
        requireReasonAndRole(reason, 1, by);
        return ledger.inTransaction(books -> {
            AllowRow row = books.allowlist().propose(account, scope, reason, by.name(), now, until);
            books.audit()
                    .append(
                            now,
                            by.name(),
                            "allow.proposed",
                            "allow:" + row.id(),
                            Worded.detail(scope + " until " + until, reason));
            return entry(row);
        });
    }

    /** A second person agrees, and it begins; false if it was theirs, or is over, or has begun. */
    public boolean approve(long entry, StaffMember by) {
        Instant now = now();
        requireReasonAndRole("agreed", 1, by);
        return ledger.inTransaction(books -> {
            AllowRow row = locked(books, entry);
            if (row == null
                    || row.from() != null
                    || row.withdrawnAt() != null
                    || row.grantedBy().equals(by.name())
                    || !row.until().isAfter(now)) {
                return false;
            }
            books.allowlist().approve(entry, by.name(), now);
            books.outbox().postFeed(row.account(), now);
            books.audit().append(now, by.name(), "allow.granted", "allow:" + entry, "");
            return true;
        });
    }

    /** Ends an entry early, with reasons that the person is told and can appeal against; false if it had ended already. */
    public boolean withdraw(long entry, String reason, StaffMember by) {
        Instant now = now();
        requireReasonAndRole(reason, REASON_LENGTH_MIN, by);
        Instant appealBy = later(now, APPEAL_WINDOW);
        return ledger.inTransaction(books -> {
            locked(books, entry);
            AllowRow row = books.allowlist().withdraw(entry, reason, by.name(), now, appealBy);
            if (row == null) {
                return false;
            }
            books.outbox().postFeed(row.account(), now);
            if (row.from() != null) {
                String day = appealBy.atOffset(ZoneOffset.UTC).toLocalDate().toString();
                Map<String, String> slots = Map.of("reason", reason, "date", day);
                Mailbag.put(books, row.account(), MessageKind.ALLOW_WITHDRAWN, "allow:" + entry, slots, now);
            }
            books.audit().append(now, by.name(), "allow.withdrawn", "allow:" + entry, Worded.detail("", reason));
            return true;
        });
    }

    /** An appeal against a withdrawal; false if there is none to appeal against, or it is too late. */
    public boolean appeal(long entry, String words) {
        Instant now = now();
        return ledger.inTransaction(books -> {
            boolean filed = books.allowlist().appeal(entry, words, now);
            if (filed) {
                books.audit()
                        .append(now, "account holder", "allow.appealed", "allow:" + entry, Worded.detail("", words));
            }
            return filed;
        });
    }

    /** Somebody who took no part answers; overturned, the entry holds again until it ends. */
    public boolean answer(long entry, boolean overturned, String reasons, StaffMember by) {
        Instant now = now();
        requireReasonAndRole(reasons, REASON_LENGTH_MIN, by);
        return ledger.inTransaction(books -> {
            AllowRow row = locked(books, entry);
            if (row == null
                    || row.tookPart(by.name())
                    || !books.allowlist().answer(entry, overturned, reasons, by.name(), now)) {
                return false;
            }
            books.outbox().postFeed(row.account(), now);
            String detail = Worded.detail(overturned ? "OVERTURNED" : "UPHELD", reasons);
            books.audit().append(now, by.name(), "allow.answered", "allow:" + entry, detail);
            return true;
        });
    }

    /** The entry, or null. */
    public @Nullable AllowRow find(long entry) {
        return ledger.<@Nullable AllowRow>inTransaction(
                books -> books.allowlist().find(entry));
    }

    /** Entries of an account that have begun, whatever became of them. */
    public List<AllowEntry> of(AccountId account) {
        return ledger.inTransaction(books -> books.allowlist().of(account).stream()
                .filter(row -> row.from() != null)
                .map(Allowlist::entry)
                .toList());
    }

    /** Entries of an account that wait for a second person. */
    public List<AllowEntry> waiting(AccountId account) {
        Instant now = now();
        return ledger.inTransaction(books -> books.allowlist().of(account).stream()
                .filter(row -> row.from() == null
                        && row.withdrawnAt() == null
                        && row.until().isAfter(now))
                .map(Allowlist::entry)
                .toList());
    }

    private static @Nullable AllowRow locked(Books books, long entry) {
        AllowRow row = books.allowlist().find(entry);
        if (row != null) {
            books.accounts().lock(row.account());
        }
        return row;
    }

    /** The active entry of an account, the one that lasts longest; or null. */
    public @Nullable AllowEntry active(AccountId account) {
        return ledger.<@Nullable AllowEntry>inTransaction(books -> {
            AllowRow row = books.allowlist().active(account, clock.instant());
            return row == null ? null : entry(row);
        });
    }

    private static void requireReasonAndRole(String reason, int lengthMin, StaffMember by) {
        if (reason.strip().length() < lengthMin) {
            throw new IllegalArgumentException("an allow entry needs a reason of a sentence or more");
        }
        if (!by.role().decidesCases()) {
            throw new IllegalArgumentException("this role does not vouch for accounts");
        }
    }

    private static AllowEntry entry(AllowRow row) {
        return new AllowEntry(
                row.id(),
                row.account(),
                row.scope(),
                row.reason(),
                row.grantedBy(),
                row.approvedBy(),
                row.from(),
                row.until());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant later(Instant now, Period period) {
        return now.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }
}
