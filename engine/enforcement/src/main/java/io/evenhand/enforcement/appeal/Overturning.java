// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.EventId;
import io.evenhand.enforcement.evidence.EvidenceDesk;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.LetterRow;
import io.evenhand.enforcement.ledger.VerdictRow;
import java.time.Instant;
import java.util.List;

/** Undoing a decision that was wrong: all that follows is written in the transaction that decides the appeal. */
final class Overturning {
    private Overturning() {}

    static void undo(Books books, AppealRow appeal, DecisionRow wrong, String decider, Instant now) {
        AccountId account = appeal.account();
        books.decisions().undo(wrong.decision().id(), account, decider, now);
        books.publications().reversed(wrong.decision().id(), "OVERTURNED", now);
        for (DecisionId each : books.decisions().warnedBy(wrong.decision().id())) {
            unwarned(books, account, each, decider, now);
        }
        EvidenceDesk.refute(books, wrong.caseId(), appeal.id(), decider, now);
        books.proposals().close(wrong.caseId(), decider, now);
        books.cases().move(wrong.caseId(), CaseState.CLOSED, null, null, now);
        int number = 0;
        for (String signal : incriminating(books, wrong)) {
            books.accounts().rebut(account, signal, appeal.id(), now);
            books.outbox()
                    .post(Intervention.rebuttalAccepted(
                            new EventId(appeal.id() + ":" + ++number), now, account, signal));
        }
        books.outbox()
                .post(Intervention.about(
                        InterventionType.SANCTION_OVERTURNED, new EventId(appeal.id() + ":0"), now, account));
    }

    /** Without its warning a measure had no right to begin: it goes with all that followed from it. */
    private static void unwarned(Books books, AccountId account, DecisionId id, String decider, Instant now) {
        DecisionRow standing = books.decisions().standingOf(id, now);
        if (standing == null) {
            return;
        }
        books.decisions().undo(id, account, decider, now);
        books.publications().reversed(id, "OVERTURNED", now);
        books.cases().event(standing.caseId(), CaseEventKind.LIFTED, decider, "The warning before it was wrong.", now);
        books.letters().post(LetterRow.Kind.LIFTED, account, id, null, now);
    }

    /** The signals that the decision rested on; the same evidence must not lead to the same decision again. */
    private static List<String> incriminating(Books books, DecisionRow wrong) {
        VerdictRow verdict = books.accounts().verdict(wrong.decision().subject().account(), wrong.assessment());
        if (verdict == null) {
            throw new IllegalStateException("a decision rests on an assessment that the ledger lacks");
        }
        return verdict.assessment().atoms().stream()
                .filter(atom -> atom.points() > 0)
                .map(EvidenceAtom::signal)
                .distinct()
                .sorted()
                .toList();
    }
}
