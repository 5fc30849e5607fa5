// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.PrivacyBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who looked at what about an account: by name for the data protection officer, as role and date for the person. */
public final class AccessLog {
    private final Ledger ledger;
    private final Clock clock;

    public AccessLog(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What can be looked at. */
    public enum What {
        ACCOUNT_FILE,
        CASE_FILE,
        APPEAL,
        CONTACT,
        /** What the person cannot read: only the data protection officer opens it. */
        SEALED_ANNEX
    }

    /** Notes a look, in a transaction of its own before anything is shown. */
    public void viewed(AccountId account, StaffMember viewer, What what, String purpose) {
        ledger.run(books -> books.privacy()
                .viewed(account, viewer.name(), viewer.role().name(), what.name(), purpose, clock.instant()));
    }

    /** The same for a program with the operator's token, which names nobody. */
    public void viewedByOperator(AccountId account, What what, String purpose) {
        ledger.run(books -> books.privacy()
                .viewed(account, "operator's token", Role.OPERATOR.name(), what.name(), purpose, clock.instant()));
    }

    /**
     * Notes a look at a case; false if there is none.
     *
     * @param viewer null for a program with the operator's token
     */
    public boolean viewedCase(CaseId id, @Nullable StaffMember viewer, String purpose) {
        CaseRow row =
                ledger.<@Nullable CaseRow>inTransaction(books -> books.cases().find(id));
        if (row == null) {
            return false;
        }
        if (viewer == null) {
            viewedByOperator(row.account(), What.CASE_FILE, purpose);
        } else {
            viewed(row.account(), viewer, What.CASE_FILE, purpose);
        }
        return true;
    }

    /** Notes that whoever has the operator's token tried a version of the rules on an account; the log names none. */
    public void triedByOperator(String ruleset) {
        ledger.run(books -> books.audit()
                .append(clock.instant(), "operator", "ruleset.tried", "ruleset:" + ruleset, "on one account"));
    }

    /** All looks by name; only the data protection officer may ask, and that they did is noted too. */
    public List<Look> byName(AccountId account, StaffMember asker) {
        if (!asker.role().seesAccess()) {
            throw new IllegalArgumentException("only the data protection officer sees who looked");
        }
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            books.audit().append(now, asker.name(), "access.read", "access_log", "");
            return books.privacy().views(account).stream()
                    .map(row -> new Look(row.at(), row.viewer(), row.role(), row.what(), row.purpose()))
                    .toList();
        });
    }

    /** All looks as the person sees them: without names. */
    public List<Seen> forPerson(AccountId account) {
        return ledger.inTransaction(books -> books.privacy().views(account).stream()
                .map(row -> new Seen(row.at(), row.role(), row.what()))
                .toList());
    }

    /** How much each colleague looked at in the last weeks; only the data protection officer may ask, and it is noted. */
    public List<PrivacyBook.ViewerRow> viewers(Duration back, StaffMember asker) {
        if (!asker.role().seesAccess()) {
            throw new IllegalArgumentException("only the data protection officer sees who looked");
        }
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            books.audit().append(now, asker.name(), "access.read", "access_log", "by colleague");
            return books.privacy().viewers(now.minus(back));
        });
    }

    /** One look with the name of who looked. */
    public record Look(Instant at, String viewer, String role, String what, String purpose) {}

    /** One look as the person sees it. */
    public record Seen(Instant at, String role, String what) {}
}
