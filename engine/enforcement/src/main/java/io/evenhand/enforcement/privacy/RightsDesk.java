// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.RightsRow;
import io.evenhand.enforcement.ledger.VerdictRow;
import io.evenhand.enforcement.message.Mailbag;
import io.evenhand.enforcement.message.MessageKind;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objections (GDPR Art. 21) and restrictions (Art. 18). From the moment one is filed the signals concerned count nothing,
 * until a person has decided; an answer that is late leaves it so.
 */
public final class RightsDesk {
    private static final Period TIME_TO_ANSWER = Period.ofMonths(1);
    private static final int REASONS_MIN = 20;

    /** So many requests about the same data are taken within {@link #WITHIN}: each keeps them from counting for a month. */
    static final int REQUESTS_MAX = 3;

    private static final Period WITHIN = Period.ofMonths(12);

    private final Ledger ledger;
    private final Clock clock;

    public RightsDesk(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What a person can ask for. */
    public enum Kind {
        /** They do not want the data used. */
        OBJECTION,
        /** They say that it is wrong. */
        RESTRICTION
    }

    /** The answer. */
    public enum Outcome {
        GRANTED,
        REFUSED
    }

    /**
     * Files a request; the signals count nothing from now on.
     *
     * @param signals which ones, or none for all in the newest assessment that do not speak for the account
     */
    public RightsRow file(AccountId account, Kind kind, List<String> signals, String words) {
        if (words.isBlank()) {
            throw new IllegalArgumentException("a request says what it is about");
        }
        Instant now = clock.instant();
        Instant due = now.atOffset(ZoneOffset.UTC).plus(TIME_TO_ANSWER).toInstant();
        return ledger.inTransaction(books -> {
            books.accounts().lock(account);
            List<String> concerned = signals.isEmpty() ? measured(books, account) : signals;
            if (concerned.isEmpty()) {
                throw new IllegalArgumentException("nothing is measured about this account");
            }
            requireNotTooOften(books, account, concerned, now);
            RightsRow row = books.rights().file(account, kind.name(), concerned, words, now, due);
            post(books, row, InterventionType.DATA_RESTRICTED, now);
            Map<String, String> slots =
                    Map.of("ref", "r-" + row.id(), "date", due.toString().substring(0, 10));
            Mailbag.put(books, account, MessageKind.RIGHTS_RECEIVED, "request:" + row.id(), slots, now);
            books.audit().append(now, "account holder", "rights.filed", "request:" + row.id(), kind.name());
            return row;
        });
    }

    /** Answers a request with reasons; refused, the signals count again. */
    public boolean decide(long request, Outcome outcome, String reasons, StaffMember by) {
        if (!by.role().decidesCases() && !by.role().seesAccess()) {
            throw new IllegalArgumentException("this role does not answer requests");
        }
        if (reasons.strip().length() < REASONS_MIN) {
            throw new IllegalArgumentException("an answer has reasons");
        }
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            RightsRow row = books.rights().find(request);
            if (row == null) {
                return false;
            }
            // whoever ends an exemption from the same signals waits meanwhile
            books.accounts().lock(row.account());
            if (!books.rights().decide(request, outcome.name(), reasons, by.name(), now)) {
                return false;
            }
            if (outcome == Outcome.REFUSED) {
                post(books, row, InterventionType.DATA_RELEASED, now);
            } else if (row.kind().equals(Kind.RESTRICTION.name())) {
                post(books, row, InterventionType.REBUTTAL_ACCEPTED, now);
            }
            Map<String, String> slots = Map.of("ref", "r-" + request);
            Mailbag.put(books, row.account(), MessageKind.RIGHTS_ANSWERED, "request:" + request, slots, now);
            books.audit().append(now, by.name(), "rights.answered", "request:" + request, outcome.name());
            return true;
        });
    }

    /** The request, or null. */
    public @Nullable RightsRow find(long request) {
        return ledger.<@Nullable RightsRow>inTransaction(books -> books.rights().find(request));
    }

    /** Requests without an answer, the one that is due first in front. */
    public List<RightsRow> open() {
        return ledger.inTransaction(books -> books.rights().open());
    }

    public List<RightsRow> of(AccountId account) {
        return ledger.inTransaction(books -> books.rights().of(account));
    }

    private static void post(Books books, RightsRow row, InterventionType type, Instant now) {
        for (String signal : row.signals()) {
            if (type == InterventionType.DATA_RELEASED && isExempt(books, row, signal, now)) {
                continue; // an entry keeps it from counting whatever was answered here
            }
            EventId id = new EventId("rights-" + row.id() + ":" + type.wire() + ":" + signal);
            books.outbox().post(new Intervention(id, type, now, row.account(), signal, null, null, null));
        }
    }

    /** What was granted does not count against anybody: they were right. */
    private static void requireNotTooOften(Books books, AccountId account, List<String> signals, Instant now) {
        Instant since = now.atOffset(ZoneOffset.UTC).minus(WITHIN).toInstant();
        long before = books.rights().of(account).stream()
                .filter(each ->
                        each.filedAt().isAfter(since) && !Outcome.GRANTED.name().equals(each.outcome()))
                .filter(each -> each.signals().stream().anyMatch(signals::contains))
                .count();
        if (before >= REQUESTS_MAX) {
            throw new TooOftenException(REQUESTS_MAX);
        }
    }

    private static boolean isExempt(Books books, RightsRow row, String signal, Instant now) {
        return books.exemptions().of(row.account()).stream()
                .anyMatch(each -> each.isActive(now) && each.signals().contains(signal));
    }

    private static List<String> measured(Books books, AccountId account) {
        List<VerdictRow> newest = books.accounts().verdicts(account, 1);
        return newest.isEmpty()
                ? List.of()
                : newest.get(0).assessment().atoms().stream()
                        .filter(atom -> atom.points() >= 0) // whoever objects does not lose what speaks for them
                        .map(EvidenceAtom::signal)
                        .distinct()
                        .sorted()
                        .toList();
    }
}
