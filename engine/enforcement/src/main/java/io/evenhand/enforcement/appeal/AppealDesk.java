// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.breaker.Breakers;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.notice.NoticeLinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where appeals come in and people who took no part in the decision decide them. */
public final class AppealDesk {
    /** The longest statement taken, in characters. */
    public static final int STATEMENT_LENGTH_MAX = 10_000;

    /** The longest contact taken, in characters. */
    public static final int CONTACT_LENGTH_MAX = 500;

    /** The shortest reasons an appeal may be answered with, in characters. */
    public static final int REASONS_LENGTH_MIN = 40;

    /** How soon an appeal is answered. */
    private static final Duration ANSWER_WITHIN = Duration.ofDays(7);

    private static final int QUEUE_MAX = 500;

    private final Ledger ledger;
    private final NoticeLinks links;
    private final Clock clock;

    public AppealDesk(Ledger ledger, NoticeLinks links, Clock clock) {
        this.ledger = ledger;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Hands in an appeal.
     *
     * @param token of the notice's link
     * @param contact how to reach the person, or null
     */
    public Filing file(String token, String statement, @Nullable String contact) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String words = statement.strip();
        String reach = contact == null || contact.isBlank() ? null : contact.strip();
        DecisionId decision = links.verify(token, now);
        if (decision == null) {
            return new Filing.Refused(Filing.Why.LINK_NOT_VALID);
        }
        if (words.isEmpty()) {
            return new Filing.Refused(Filing.Why.STATEMENT_EMPTY);
        }
        if (words.length() > STATEMENT_LENGTH_MAX) {
            return new Filing.Refused(Filing.Why.STATEMENT_TOO_LONG);
        }
        if (reach != null && reach.length() > CONTACT_LENGTH_MAX) {
            return new Filing.Refused(Filing.Why.CONTACT_TOO_LONG);
        }
        return ledger.inTransaction(books -> file(books, decision, words, reach, now));
    }

    private static Filing file(
            Books books, DecisionId decision, String statement, @Nullable String contact, Instant now) {
        DecisionRow row = books.decisions().find(decision, now);
        if (row == null) {
            return new Filing.Refused(Filing.Why.LINK_NOT_VALID);
        }
        books.accounts().lock(row.decision().subject().account());
        if (books.appeals().against(decision) != null) {
            return new Filing.Refused(Filing.Why.ALREADY_FILED);
        }
        if (!now.isBefore(row.decision().reasons().appealUntil())) {
            return new Filing.Refused(Filing.Why.WINDOW_CLOSED);
        }
        AppealRow appeal = new AppealRow(
                new AppealId("a-" + UUID.randomUUID()),
                decision,
                row.decision().subject().account(),
                statement,
                contact != null,
                now,
                now.plus(ANSWER_WITHIN),
                null,
                null,
                null,
                null);
        books.appeals().file(appeal, contact);
        books.cases().event(row.caseId(), CaseEventKind.APPEALED, null, null, now);
        books.audit().append(now, "account holder", "appeal.filed", "appeal:" + appeal.id(), "decision:" + decision);
        return new Filing.Filed(view(appeal, row));
    }

    /** Appeals that wait for a decision, the most urgent first. */
    public List<Appeal> queue() {
        return ledger.inTransaction(books -> books.appeals().open(QUEUE_MAX).stream()
                .map(row -> view(books, row))
                .toList());
    }

    /** The appeal, or null. */
    public @Nullable Appeal find(AppealId appeal) {
        return ledger.<@Nullable Appeal>inTransaction(books -> {
            AppealRow row = books.appeals().find(appeal);
            return row == null ? null : view(books, row);
        });
    }

    /** The appeal against a decision, or null. */
    public @Nullable Appeal ofDecision(DecisionId decision) {
        return ledger.<@Nullable Appeal>inTransaction(books -> {
            AppealRow row = books.appeals().against(decision);
            return row == null ? null : view(books, row);
        });
    }

    /** Whether this person may decide it: by role, and because they took no part in the decision. */
    public boolean mayDecide(AppealId appeal, StaffMember member) {
        return ledger.inTransaction(books -> {
            AppealRow row = books.appeals().find(appeal);
            return row != null && obstacle(books, row, member) == null;
        });
    }

    /** Decides an appeal; an overturned decision is undone in the same transaction. */
    public Ruling decide(AppealId appeal, StaffMember decider, AppealOutcome outcome, String reasons) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String words = reasons.strip();
        if (words.length() < REASONS_LENGTH_MIN) {
            return new Ruling.Refused(Ruling.Why.REASONS_TOO_SHORT);
        }
        return ledger.inTransaction(books -> {
            AppealRow row = locked(books, appeal);
            if (row == null) {
                return new Ruling.Refused(Ruling.Why.NOT_FOUND);
            }
            Ruling.Why obstacle = obstacle(books, row, decider);
            if (obstacle != null) {
                return new Ruling.Refused(obstacle);
            }
            books.appeals().decide(appeal, outcome, decider.name(), words, now);
            follow(books, row, decider.name(), outcome, words, now);
            Breakers.appealed(books, row.decision(), now);
            return new Ruling.Decided(
                    view(books, Objects.requireNonNull(books.appeals().find(appeal))));
        });
    }

    private static @Nullable AppealRow locked(Books books, AppealId appeal) {
        AppealRow row = books.appeals().find(appeal);
        if (row == null) {
            return null;
        }
        books.accounts().lock(row.account());
        return books.appeals().find(appeal);
    }

    private static Ruling.@Nullable Why obstacle(Books books, AppealRow row, StaffMember member) {
        if (row.outcome() != null) {
            return Ruling.Why.ALREADY_DECIDED;
        }
        if (!member.role().decidesCases()) {
            return Ruling.Why.ROLE;
        }
        return books.decisions().participants(row.decision()).contains(member.name()) ? Ruling.Why.TOOK_PART : null;
    }

    private static void follow(
            Books books, AppealRow appeal, String decider, AppealOutcome outcome, String reasons, Instant now) {
        DecisionRow decision = Objects.requireNonNull(books.decisions().find(appeal.decision(), now));
        CaseEventKind kind =
                switch (outcome) {
                    case UPHELD -> CaseEventKind.APPEAL_UPHELD;
                    case PARTLY -> {
                        relieve(books, appeal, decision, decider, now);
                        yield CaseEventKind.APPEAL_PARTLY;
                    }
                    case OVERTURNED -> {
                        Overturning.undo(books, appeal, decision, decider, now);
                        yield CaseEventKind.APPEAL_OVERTURNED;
                    }
                };
        books.cases().event(decision.caseId(), kind, decider, reasons, now);
        books.audit()
                .append(
                        now,
                        decider,
                        "appeal." + outcome.name().toLowerCase(Locale.ROOT),
                        "appeal:" + appeal.id(),
                        "decision:" + appeal.decision());
    }

    private static void relieve(Books books, AppealRow appeal, DecisionRow old, String decider, Instant now) {
        if (old.state() != DecisionState.STANDING) {
            return;
        }
        DecisionId id = old.decision().id();
        Set<String> participants = new HashSet<>(books.decisions().participants(id));
        participants.add(decider);
        books.decisions().end(id, appeal.account(), DecisionState.REPLACED, decider, now);
        DecisionRow milder = PartRelief.of(old, new Origin.OnAppeal(appeal.id().value(), decider), now);
        if (milder != null) {
            books.decisions().enact(milder, participants);
        }
    }

    private Appeal view(Books books, AppealRow row) {
        return view(row, Objects.requireNonNull(books.decisions().find(row.decision(), clock.instant())));
    }

    private static Appeal view(AppealRow row, DecisionRow decision) {
        return new Appeal(
                row.id(),
                row.decision(),
                row.account(),
                decision.caseId(),
                row.statement(),
                row.hasContact(),
                row.filedAt(),
                row.answerBy(),
                row.outcome(),
                row.decider(),
                row.reasons(),
                row.decidedAt(),
                restoration(row, decision));
    }

    private static Restoration restoration(AppealRow row, DecisionRow decision) {
        if (row.outcome() != AppealOutcome.OVERTURNED) {
            return Restoration.NOT_DUE;
        }
        if (decision.restoredAt() != null) {
            return Restoration.RESTORED;
        }
        return decision.removedRev() == null ? Restoration.WAITING_FOR_FEED : Restoration.WAITING_FOR_EDGES;
    }
}
