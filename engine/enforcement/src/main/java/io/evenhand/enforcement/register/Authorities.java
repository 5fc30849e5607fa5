// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.register;

import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AuthorityRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.RegisterBook.Asked;
import io.evenhand.enforcement.ledger.RegisterBook.Untold;
import io.evenhand.enforcement.message.Mailbag;
import io.evenhand.enforcement.message.MessageKind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests by authorities: written down, checked by two people, answered with the least that is asked for by right, and
 * told to the person as soon as no order bars that.
 */
public final class Authorities {
    private static final int REGISTER_MAX = 200;

    private final Ledger ledger;
    private final Clock clock;

    public Authorities(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What was decided. */
    public enum Outcome {
        DISCLOSED,
        PARTLY,
        REFUSED
    }

    public long record(Asked asked, StaffMember by) {
        requireRole(by);
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            long id = books.registers().record(asked, by.name(), now);
            books.audit().append(now, by.name(), "authority.recorded", "request:" + id, "");
            return id;
        });
    }

    /** The request, or null; for who answers authorities. */
    public @Nullable AuthorityRow find(long request, StaffMember by) {
        requireRole(by);
        return ledger.<@Nullable AuthorityRow>inTransaction(
                books -> books.registers().request(request));
    }

    /** The register, newest first; that somebody read it is noted. */
    public List<AuthorityRow> register(StaffMember by) {
        requireRole(by);
        return ledger.inTransaction(books -> {
            books.audit().append(clock.instant(), by.name(), "authority.read", "authority_requests", "");
            return books.registers().requests(REGISTER_MAX);
        });
    }

    /** The first person's legal opinion; false if there is one. */
    public boolean check(long request, String opinion, StaffMember by) {
        requireRole(by);
        return ledger.inTransaction(books -> {
            boolean done = books.registers().check(request, opinion, by.name());
            if (done) {
                books.audit().append(clock.instant(), by.name(), "authority.checked", "request:" + request, "");
            }
            return done;
        });
    }

    /**
     * The second person's decision; false if they were the first, or nobody was, or it is decided.
     *
     * @param extract what exactly is given, in words; null if it is refused
     */
    public boolean decide(long request, Outcome outcome, @Nullable String extract, StaffMember by) {
        requireRole(by);
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            boolean done = books.registers().decide(request, outcome.name(), extract, by.name(), now);
            if (done) {
                books.audit().append(now, by.name(), "authority.decided", "request:" + request, outcome.name());
            }
            return done;
        });
    }

    /** Tells everybody who may be told by now; returns how many that were. */
    public int tell() {
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            int told = 0;
            for (Untold each : books.registers().tell(now)) {
                Map<String, String> slots = Map.of(
                        "date",
                        each.decidedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString());
                Mailbag.put(books, each.account(), MessageKind.AUTHORITY_TOLD, "request:" + each.id(), slots, now);
                books.audit().append(now, "registers", "authority.told", "request:" + each.id(), "");
                told++;
            }
            return told;
        });
    }

    private static void requireRole(StaffMember by) {
        if (!by.role().decidesCases() && !by.role().seesAccess()) {
            throw new IllegalArgumentException("this role does not answer authorities");
        }
    }
}
