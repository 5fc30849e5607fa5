// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.allowlist;

import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.ExemptionRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.VerdictRow;
import io.evenhand.enforcement.message.Mailbag;
import io.evenhand.enforcement.message.MessageKind;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entries that keep single signals of one account from counting: proposed by one person, agreed by another, with reasons
 * and an end. The signals come from a closed list; proof of resale is not in it. An end never leads to a measure.
 */
public final class Exemptions {
    /**
     * What an entry may name: signals that clubs, families and shared machines can give. What rests on a confirmed sale is
     * not among them, nor what already speaks for an account.
     */
    public static final Set<String> SIGNALS = Set.of(
            "rhythm.tenure",
            "rhythm.trials",
            "rhythm.churn",
            "rhythm.lapse_renew",
            "link.keys",
            "link.reclaim",
            "link.equalised",
            "link.synchronised",
            "scale.invite_ramp",
            "scale.concurrency",
            "scale.fresh_viewers");

    private static final Period LENGTH_MAX = Period.ofMonths(12);
    private static final Period APPEAL_WINDOW = Period.ofMonths(6);
    private static final int REASON_MIN = 20;

    private final Ledger ledger;
    private final Set<String> signals;
    private final Clock clock;

    /** @param signals the closed list of signals that an entry may name */
    public Exemptions(Ledger ledger, Set<String> signals, Clock clock) {
        this.ledger = ledger;
        this.signals = Set.copyOf(signals);
        this.clock = clock;
    }

    /** An entry stopped one signal from counting. */
    public record Effect(long entry, String signal, int points, Instant until) {
        /** The effect as a sentence for a page. */
        public String sentence() {
            return "Entry " + entry + " stopped " + signal + " from counting; it had " + points + " points before.";
        }
    }

    public ExemptionRow propose(
            AccountId account,
            @Nullable ServerId server,
            List<String> names,
            String reason,
            Instant until,
            StaffMember by) {
        requireRole(by);
        requireReason(reason);
        Instant now = clock.instant();
        if (names.isEmpty() || !signals.containsAll(names)) {
            throw new IllegalArgumentException("an entry names signals of the list, one by one");
        }
        if (!until.isAfter(now) || until.isAfter(later(now, LENGTH_MAX))) {
            throw new IllegalArgumentException("an entry ends within twelve months");
        }
        return ledger.inTransaction(books -> {
            ExemptionRow row = books.exemptions().propose(account, server, names, reason, by.name(), now, until);
            books.audit().append(now, by.name(), "exemption.proposed", "exemption:" + row.id(), "until " + until);
            return row;
        });
    }

    /** The entry, or null. */
    public @Nullable ExemptionRow find(long entry) {
        return ledger.<@Nullable ExemptionRow>inTransaction(
                books -> books.exemptions().find(entry));
    }

    public List<ExemptionRow> of(AccountId account) {
        return ledger.inTransaction(books -> books.exemptions().of(account));
    }

    /** A second person agrees; the signals count nothing until the entry ends. False if it is agreed or was theirs. */
    public boolean approve(long entry, StaffMember by) {
        requireRole(by);
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            ExemptionRow row = locked(books, entry);
            if (row == null
                    || row.startsAt() != null
                    || row.proposedBy().equals(by.name())
                    || !row.endsAt().isAfter(now)) {
                return false;
            }
            books.exemptions().approve(entry, by.name(), now);
            post(books, row, InterventionType.DATA_RESTRICTED, "start", now);
            say(books, row, MessageKind.ALLOW_GRANTED, row.endsAt(), now);
            books.audit().append(now, by.name(), "exemption.approved", "exemption:" + entry, "");
            return true;
        });
    }

    /** Ends an entry early, with reasons that the person is told and can appeal against for six months. */
    public boolean withdraw(long entry, String why, StaffMember by) {
        requireRole(by);
        requireReason(why);
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            ExemptionRow row = locked(books, entry);
            if (row == null || !row.isActive(now) || row.withdrawnAt() != null) {
                return false;
            }
            Instant appealBy = later(now, APPEAL_WINDOW);
            books.exemptions().withdraw(entry, why, by.name(), now, appealBy);
            post(books, row, InterventionType.DATA_RELEASED, "end", now);
            Map<String, String> slots = Map.of("reason", why, "date", day(appealBy));
            Mailbag.put(books, row.account(), MessageKind.ALLOW_WITHDRAWN, "exemption:" + entry, slots, now);
            books.audit().append(now, by.name(), "exemption.withdrawn", "exemption:" + entry, "");
            return true;
        });
    }

    /** An appeal against a withdrawal; false if there is none to appeal against, or it is too late. */
    public boolean appeal(long entry, String words) {
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            boolean filed = books.exemptions().appeal(entry, words, now);
            if (filed) {
                books.audit().append(now, "account holder", "exemption.appealed", "exemption:" + entry, "");
            }
            return filed;
        });
    }

    /** Somebody who took no part answers; overturned, the entry holds again as it was. The database refuses anybody else. */
    public boolean answer(long entry, boolean overturned, String reasons, StaffMember by) {
        requireRole(by);
        requireReason(reasons);
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            ExemptionRow row = locked(books, entry);
            String outcome = overturned ? "OVERTURNED" : "UPHELD";
            if (row == null || !books.exemptions().answer(entry, outcome, reasons, by.name(), now)) {
                return false;
            }
            if (overturned) {
                post(books, row, InterventionType.DATA_RESTRICTED, "again", now);
            }
            books.audit().append(now, by.name(), "exemption.answered", "exemption:" + entry, outcome);
            return true;
        });
    }

    /** Reminds everybody whose entry ends within 30 and within 7 days, once each. */
    public void remind() {
        Instant now = clock.instant();
        ledger.run(books -> {
            for (int days : new int[] {30, 7}) {
                for (ExemptionRow row : books.exemptions().ending(now, later(now, Period.ofDays(days)))) {
                    Map<String, String> slots = Map.of("date", day(row.endsAt()));
                    String about = "exemption:" + row.id() + ":" + days;
                    Mailbag.put(books, row.account(), MessageKind.ALLOW_ENDS_SOON, about, slots, now);
                }
            }
        });
    }

    /** What active entries of an account stopped from counting, with the points it last had. */
    public List<Effect> effects(AccountId account) {
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            List<Effect> effects = new ArrayList<>();
            for (ExemptionRow row : books.exemptions().of(account)) {
                Instant start = row.startsAt();
                if (row.isActive(now) && start != null) {
                    row.signals()
                            .forEach(signal -> effects.add(
                                    new Effect(row.id(), signal, before(books, account, signal, start), row.endsAt())));
                }
            }
            return effects;
        });
    }

    private static int before(Books books, AccountId account, String signal, Instant start) {
        for (VerdictRow verdict : books.accounts().verdicts(account, 60)) {
            if (!verdict.assessment().asOf().isAfter(start)) {
                return verdict.assessment().atoms().stream()
                        .filter(atom -> atom.signal().equals(signal))
                        .mapToInt(EvidenceAtom::points)
                        .sum();
            }
        }
        return 0;
    }

    /** The entry; whoever answers an objection to the same signals waits meanwhile. */
    private static @Nullable ExemptionRow locked(Books books, long entry) {
        ExemptionRow row = books.exemptions().find(entry);
        if (row == null) {
            return null;
        }
        books.accounts().lock(row.account());
        // whoever waited for the lock sees what the one before them did
        return books.exemptions().find(entry);
    }

    private static void post(Books books, ExemptionRow row, InterventionType type, String step, Instant now) {
        for (String signal : row.signals()) {
            EventId id = new EventId("exemption-" + row.id() + ":" + step + ":" + signal);
            if (type == InterventionType.DATA_RELEASED && isRestricted(books, row, signal)) {
                continue; // the person objected too, and that has not been decided against them
            }
            Instant until = type == InterventionType.DATA_RESTRICTED ? row.endsAt() : null;
            books.outbox().post(new Intervention(id, type, now, row.account(), signal, until, null, null));
        }
    }

    private static boolean isRestricted(Books books, ExemptionRow row, String signal) {
        return books.rights().of(row.account()).stream()
                .anyMatch(each ->
                        !"REFUSED".equals(each.outcome()) && each.signals().contains(signal));
    }

    private static void say(Books books, ExemptionRow row, MessageKind kind, Instant date, Instant now) {
        Mailbag.put(books, row.account(), kind, "exemption:" + row.id(), Map.of("date", day(date)), now);
    }

    private static Instant later(Instant now, Period period) {
        return now.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }

    private static String day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static void requireReason(String reason) {
        if (reason.strip().length() < REASON_MIN) {
            throw new IllegalArgumentException("this needs a reason of a sentence or more");
        }
    }

    private static void requireRole(StaffMember by) {
        if (!by.role().decidesCases()) {
            throw new IllegalArgumentException("this role does not vouch for accounts");
        }
    }
}
