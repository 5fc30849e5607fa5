// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.evidence.EvidenceDesk;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.ledger.LetterRow;
import io.evenhand.enforcement.ledger.VerdictRow;
import java.time.Instant;
import java.util.List;

/**
 * Undoing a decision that was wrong, on a won appeal or together with others: all that follows is written in the
 * transaction that says so.
 */
public final class Overturning {
    /** What the public reversal says of a won appeal. */
    private static final String WON = "OVERTURNED";

    private Overturning() {}

    /**
     * That a decision is taken back.
     *
     * @param by who has the last word
     * @param reversal what the public reversal says: {@code OVERTURNED}, or {@code UNDONE} together with others
     * @param event by which scoring knows that it was told
     * @param waiting what becomes of a case that waits for people
     */
    public record Act(String by, String reversal, EventId event, CaseState waiting) {}

    static void undo(Books books, AppealRow appeal, DecisionRow wrong, String decider, Instant now) {
        EvidenceDesk.refute(books, wrong.caseId(), appeal.id(), decider, now);
        rebut(books, appeal, wrong, now);
        // whoever decided read the whole case, so nothing of it is left to do
        Act act = new Act(decider, WON, new EventId(appeal.id() + ":0"), CaseState.CLOSED);
        takeBack(books, wrong, act, now);
    }

    /**
     * Takes a decision back with all that followed from it or rested on its warning, tells scoring and whoever reads the
     * public statements, and ends what was proposed in its case. The caller holds the account's lock.
     */
    public static void takeBack(Books books, DecisionRow wrong, Act act, Instant now) {
        AccountId account = wrong.decision().subject().account();
        takeBack(books, account, wrong.decision().id(), act, now);
        for (DecisionId each : books.decisions().warnedBy(wrong.decision().id())) {
            unwarned(books, account, each, act, now);
        }
        books.proposals().close(wrong.caseId(), act.by(), now);
        settle(books, wrong.caseId(), act.waiting(), now);
        // scoring would forget that people confirmed a sale, which a severe measure that stands still says
        if (!isLeft(books.decisions().of(account, now), Measure.LIMIT, now)) {
            books.outbox().post(Intervention.about(InterventionType.SANCTION_OVERTURNED, act.event(), now, account));
        }
    }

    private static void takeBack(Books books, AccountId account, DecisionId id, Act act, Instant now) {
        books.decisions().undo(id, account, act.by(), now);
        for (DecisionId each : books.decisions().chain(id)) {
            books.publications().reversed(each, act.reversal(), now);
        }
    }

    /** Without its warning a measure had no right to begin: it goes with all that followed from it. */
    private static void unwarned(Books books, AccountId account, DecisionId id, Act act, Instant now) {
        DecisionRow standing = books.decisions().standingOf(id, now);
        if (standing == null) {
            return;
        }
        takeBack(books, account, id, act, now);
        books.cases().event(standing.caseId(), CaseEventKind.LIFTED, act.by(), "The warning before it was wrong.", now);
        books.letters().post(LetterRow.Kind.LIFTED, account, id, null, now);
    }

    /** A case in which another measure stands stays decided. */
    private static void settle(Books books, CaseId id, CaseState waiting, Instant now) {
        CaseRow file = books.cases().find(id);
        boolean live = file != null && file.isLive();
        CaseState next = live ? waiting : CaseState.CLOSED;
        if ((file != null && file.state() == next)
                || (!live && isMeasureLeft(books.decisions().ofCase(id, now), now))) {
            return;
        }
        books.cases().move(id, next, null, null, now);
    }

    /** Whether one of these decisions restricts, or will when it begins. */
    public static boolean isMeasureLeft(List<DecisionRow> decisions, Instant now) {
        return isLeft(decisions, Measure.NOTICE, now);
    }

    private static boolean isLeft(List<DecisionRow> decisions, Measure above, Instant now) {
        return decisions.stream()
                .anyMatch(row -> row.state() == DecisionState.STANDING
                        && row.decision().measure().compareTo(above) > 0
                        && (row.decision().until() == null
                                || now.isBefore(row.decision().until())));
    }

    /** The signals that the decision rested on count no more; the same evidence must not lead to the same decision again. */
    public static void rebut(Books books, AppealRow appeal, DecisionRow wrong, Instant now) {
        int number = 0;
        for (String signal : incriminating(books, wrong)) {
            books.accounts().rebut(appeal.account(), signal, appeal.id(), now);
            EventId event = new EventId(appeal.id() + ":" + ++number);
            books.outbox().post(Intervention.rebuttalAccepted(event, now, appeal.account(), signal));
        }
    }

    private static List<String> incriminating(Books books, DecisionRow wrong) {
        VerdictRow verdict =
                books.accounts().verdictBehind(wrong.decision().subject().account(), wrong.assessment());
        return verdict.assessment().atoms().stream()
                .filter(atom -> atom.points() > 0)
                .map(EvidenceAtom::signal)
                .distinct()
                .sorted()
                .toList();
    }
}
