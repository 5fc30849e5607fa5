// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.undo;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.EventId;
import io.evenhand.enforcement.appeal.Overturning;
import io.evenhand.enforcement.evidence.EvidenceDesk;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AnswerRow;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.BreakerRow;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.ClockRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.UndoBook.Reached;
import io.evenhand.enforcement.ledger.UndoRow;
import io.evenhand.enforcement.undo.Undoing.Refused;
import io.evenhand.enforcement.undo.Undoing.Why;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where one person proposes to undo what rules did and another one agrees. All that follows happens in the transaction of
 * the second word: decisions are lifted, the feed is told, account holders read why, appeals that wait are won, and what
 * did it asks people from then on. When every connected edge has acknowledged it, the accounts count as restored.
 */
public final class UndoDesk {
    /** The shortest reason, in characters; account holders read it. */
    public static final int REASON_LENGTH_MIN = 40;

    /** The longest reason, in characters. */
    public static final int REASON_LENGTH_MAX = 1_000;

    /** What the public reversal says. */
    private static final String UNDONE = "UNDONE";

    private final Ledger ledger;
    private final Clock clock;

    public UndoDesk(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** All orders, newest first; one that waits says how many decisions it reaches now. */
    public List<UndoRow> orders() {
        return ledger.inTransaction(books -> books.undos().all().stream()
                .map(order -> order.outcome() == null
                        ? order.reaching(books.undos().reached(order).size())
                        : order)
                .toList());
    }

    /**
     * Proposes to undo what a version did in a period; nothing happens yet.
     *
     * @param rule only what rests on this rule, or null for all
     */
    public Undoing propose(
            StaffMember by, String ruleset, @Nullable String rule, Instant since, Instant until, String reason) {
        String words = reason.strip();
        if (!by.role().authorsRules()
                && !by.role().answersForRules()
                && !by.role().decidesCases()) {
            return new Refused(Why.ROLE);
        }
        if (words.length() < REASON_LENGTH_MIN || words.length() > REASON_LENGTH_MAX) {
            return new Refused(Why.REASON_TOO_SHORT);
        }
        if (!until.isAfter(since)) {
            return new Refused(Why.PERIOD);
        }
        if (until.isAfter(clock.instant())) {
            return new Refused(Why.FUTURE);
        }
        Instant now = now();
        UndoRow order = new UndoRow(0, ruleset, rule, since, until, words, by.name(), now, null, null, null, 0, 0);
        return ledger.inTransaction(books -> {
            if (books.rulesets().find(ruleset) == null) {
                return new Refused(Why.NOT_FOUND);
            }
            int reached = books.undos().reached(order).size();
            if (reached == 0) {
                return new Refused(Why.NOTHING);
            }
            long id = books.undos().propose(order);
            note(books, by, "undo.proposed", id, reached + " decisions: " + words, now);
            return new Undoing.Done(id, reached);
        });
    }

    /** Agrees: everything that the order reaches now is undone. */
    public Undoing approve(StaffMember by, long id) {
        return decide(by, id, (books, order, now) -> {
            int undone = 0;
            for (Reached each : books.undos().reached(order)) {
                undone += undo(books, order, each, by, now) ? 1 : 0;
            }
            books.undos().decide(id, by.name(), UndoRow.Outcome.DONE, undone, now);
            stop(books, order, by, now);
            note(books, by, "undo.done", id, undone + " decisions", now);
            return new Undoing.Done(id, undone);
        });
    }

    /** Disagrees: nothing is undone. */
    public Undoing decline(StaffMember by, long id) {
        return decide(by, id, (books, order, now) -> {
            books.undos().decide(id, by.name(), UndoRow.Outcome.DECLINED, 0, now);
            note(books, by, "undo.declined", id, "", now);
            return new Undoing.Done(id, 0);
        });
    }

    private interface Act {
        Undoing on(Books books, UndoRow order, Instant now);
    }

    private Undoing decide(StaffMember by, long id, Act act) {
        if (!by.role().answersForRules()) {
            return new Refused(Why.ROLE);
        }
        Instant now = now();
        return ledger.inTransaction(books -> {
            UndoRow order = books.undos().lock(id);
            if (order == null) {
                return new Refused(Why.NOT_FOUND);
            }
            if (order.outcome() != null) {
                return new Refused(Why.STATE);
            }
            return order.proposer().equals(by.name()) ? new Refused(Why.SAME_PERSON) : act.on(books, order, now);
        });
    }

    private static boolean undo(Books books, UndoRow order, Reached each, StaffMember by, Instant now) {
        books.accounts().lock(each.account());
        List<DecisionId> chain = books.decisions().chain(each.decision());
        List<DecisionId> taken = chain.stream()
                .filter(id -> find(books, id, now).state() != DecisionState.LIFTED)
                .toList();
        if (taken.isEmpty()) {
            return false;
        }
        // a case that waits for people rests on newer evidence and stays with them
        Overturning.Act act = new Overturning.Act(
                by.name(), UNDONE, new EventId("undo-" + order.id() + ":" + each.decision()), CaseState.OPEN);
        Overturning.takeBack(books, find(books, each.decision(), now), act, now);
        books.cases().event(each.caseId(), CaseEventKind.UNDONE, by.name(), order.reason(), now);
        books.undos().undone(order.id(), each.decision());
        boolean otherwise = Overturning.isMeasureLeft(books.decisions().of(each.account(), now), now);
        String words = UndoWords.told(order, otherwise, now);
        taken.forEach(id -> books.undos().tell(id, words, now));
        for (DecisionId id : chain) {
            win(books, order, id, by, now);
        }
        return true;
    }

    private static DecisionRow find(Books books, DecisionId id, Instant now) {
        return Objects.requireNonNull(books.decisions().find(id, now));
    }

    /** An appeal that waits is won, if one of the two people took no part in the decision; otherwise people decide it. */
    private static void win(Books books, UndoRow order, DecisionId decision, StaffMember by, Instant now) {
        AppealRow appeal = books.appeals().against(decision);
        if (appeal == null || !appeal.state().isOpen()) {
            return;
        }
        Set<String> tookPart = books.decisions().participants(decision);
        String decider = Stream.of(by.name(), order.proposer())
                .filter(name -> !tookPart.contains(name))
                .findFirst()
                .orElse(null);
        if (decider != null) {
            win(books, order, appeal, find(books, decision, now), decider, now);
        }
    }

    private static void win(
            Books books, UndoRow order, AppealRow appeal, DecisionRow wrong, String decider, Instant now) {
        books.appeals()
                .answerAll(
                        appeal.id(),
                        AnswerRow.Result.ACCEPTED,
                        "What the rules did to you was wrong and is undone. " + order.reason());
        books.clocks().meet(appeal.id(), List.of(ClockRow.Kind.values()), now);
        books.appeals().decide(appeal.id(), AppealOutcome.OVERTURNED, decider, order.reason(), now);
        Overturning.rebut(books, appeal, wrong, now);
        if (!Overturning.isMeasureLeft(books.decisions().ofCase(wrong.caseId(), now), now)) {
            // what people decided in the same case on evidence of their own is not refuted by this
            EvidenceDesk.refute(books, wrong.caseId(), appeal.id(), decider, now);
        }
        books.cases().event(wrong.caseId(), CaseEventKind.APPEAL_OVERTURNED, decider, order.reason(), now);
        books.audit()
                .append(
                        now,
                        decider,
                        "appeal.overturned",
                        "appeal:" + appeal.id(),
                        "decision:" + wrong.decision().id());
    }

    /**
     * What was wrong must not happen again next week: it asks people until somebody releases it, whether it decides now or
     * is made to decide again later.
     */
    private static void stop(Books books, UndoRow order, StaffMember by, Instant now) {
        BreakerRow.Count none = new BreakerRow.Count(0, null, null, null, null);
        String detail = "what it did was undone by " + order.proposer() + " and " + by.name();
        books.breakers()
                .trip(BreakerRow.tripped(order.ruleset(), order.rule(), BreakerRow.Kind.UNDONE, none, detail, now));
    }

    private static void note(Books books, StaffMember by, String act, long id, String detail, Instant now) {
        books.audit().append(now, by.name(), act, "undo:" + id, detail);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
