// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.register;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.MisuseRow;
import io.evenhand.enforcement.message.Mailbag;
import io.evenhand.enforcement.message.MessageKind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Misuse of appeals and reports (DSA Art. 23): first a warning, a week later at the earliest a pause that ends. A pause is
 * for repeated ones: the first appeal against a new measure is heard whatever happened before.
 */
public final class Misuse {
    private final Ledger ledger;
    private final Clock clock;

    public Misuse(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What can be misused. */
    public enum Kind {
        APPEALS,
        REPORTS
    }

    /** Warns somebody, with reasons; returns the register's line. */
    public long warn(AccountId account, Kind kind, String reasons, StaffMember by) {
        requireRole(by);
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            long line = books.registers().warn(account, kind.name(), reasons, by.name(), now);
            Map<String, String> slots = Map.of("reason", reasons);
            Mailbag.put(books, account, MessageKind.APPEALS_WARNED, "misuse:" + line, slots, now);
            books.audit().append(now, by.name(), "misuse.warned", "misuse:" + line, kind.name());
            return line;
        });
    }

    /** The line, or null. */
    public @Nullable MisuseRow find(long line) {
        return ledger.<@Nullable MisuseRow>inTransaction(
                books -> books.registers().misuse(line));
    }

    public List<MisuseRow> of(AccountId account) {
        return ledger.inTransaction(books -> books.registers().misuse(account));
    }

    /** Pauses answers to repeated ones; false if the line is paused already. */
    public boolean pause(long line, Instant until, String why, StaffMember by) {
        requireRole(by);
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            AccountId account = books.registers().pause(line, why, by.name(), now, until);
            if (account == null) {
                return false;
            }
            Map<String, String> slots = Map.of(
                    "reason",
                    why,
                    "date",
                    until.atOffset(ZoneOffset.UTC).toLocalDate().toString());
            Mailbag.put(books, account, MessageKind.APPEALS_PAUSED, "pause:" + line, slots, now);
            books.audit().append(now, by.name(), "misuse.paused", "misuse:" + line, "until " + until);
            return true;
        });
    }

    /**
     * Whether an appeal or a report is left unanswered for now.
     *
     * @param first whether it is the first against its measure
     */
    public boolean isPaused(AccountId account, Kind kind, boolean first) {
        return !first
                && ledger.inTransaction(books -> books.registers().isPaused(account, kind.name(), clock.instant()));
    }

    private static void requireRole(StaffMember by) {
        if (!by.role().decidesCases()) {
            throw new IllegalArgumentException("this role does not decide about misuse");
        }
    }
}
