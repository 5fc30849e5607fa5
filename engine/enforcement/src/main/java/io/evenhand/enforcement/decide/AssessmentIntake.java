// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.breaker.Breakers;
import io.evenhand.enforcement.ledger.AccountRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LetterRow;
import io.evenhand.enforcement.notice.LimitDraft;
import io.evenhand.enforcement.notice.Provenance;
import io.evenhand.enforcement.rulebook.InForce;
import io.evenhand.enforcement.rulebook.Limiting;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.rules.ruleset.Ruleset;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Turns an assessment into a verdict and into what follows from it, in one transaction. Safe for several threads. */
public final class AssessmentIntake {
    private final Ledger ledger;
    private final Rulebook rulebook;
    private final Breakers breakers = new Breakers();
    private final Clock clock;

    public AssessmentIntake(Ledger ledger, Rulebook rulebook, Clock clock) {
        this.ledger = ledger;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** Handles an assessment; the same one again changes nothing. */
    public Handled handle(Assessment assessment) {
        return ledger.inTransaction(books -> handle(books, assessment));
    }

    /** {@link #handle(Assessment)} inside a transaction that does more than this. */
    Handled handle(Books books, Assessment assessment) {
        Instant now = clock.instant();
        AccountId account = assessment.account();
        books.accounts().lock(account);
        AccountRow row = books.accounts().standing(account, assessment.id(), now);
        if (row.repeat()) {
            return Handled.REPEAT;
        }
        InForce inForce = rulebook.inForce(books);
        Ruleset ruleset = inForce.decidesAbout(account);
        Standing standing = standing(account, row);
        Verdict verdict = ruleset.decide(assessment, standing);
        List<String> rules = Limiting.rules(ruleset, verdict);
        boolean stopped = inForce.isStopped(ruleset.version(), rules);
        Handled handled = Course.of(assessment, verdict, row, books.accounts().rebutted(account), stopped, now);
        books.accounts().store(assessment, standing, verdict, handled.name(), now);
        askShadow(books, inForce, assessment, standing, verdict);
        switch (handled) {
            case LIMITED -> limit(books, assessment, verdict, rules, now);
            case CASE, STOPPED -> caseFor(books, verdict, CaseState.OPEN, now);
            case RECORDED, REPEAT, BACKFILL, OVERTAKEN, WITHHELD, ALREADY_RESTRICTED -> {}
        }
        return handled;
    }

    private static Standing standing(AccountId account, AccountRow row) {
        return new Standing(account, row.allowlistedUntil(), null, row.appealOpen(), false, row.notices());
    }

    /** What the version in the shadow says is written down beside what was decided; it changes nothing else. */
    private static void askShadow(
            Books books, InForce inForce, Assessment assessment, Standing standing, Verdict decided) {
        InForce.Running shadow = inForce.shadow();
        if (shadow != null) {
            books.trials().shadow(shadow.term().id(), decided, shadow.ruleset().decide(assessment, standing));
        }
    }

    /** A proposal to go further stays open for people; a limit alone needs nobody. */
    private void limit(Books books, Assessment assessment, Verdict verdict, List<String> rules, Instant now) {
        CaseState state = verdict.outcome() == Outcome.PROPOSE_SUSPEND ? CaseState.OPEN : CaseState.DECIDED;
        CaseId caseId = caseFor(books, verdict, state, now);
        Origin origin = new Origin.ByRule(verdict.ruleset(), assessment.id());
        DecisionRow draft = LimitDraft.of(caseId, assessment, verdict, origin, Provenance.of(List.of(), origin), now);
        books.decisions().enact(draft, books.cases().participants(caseId));
        books.letters()
                .post(LetterRow.Kind.NOTICE_SERVED, verdict.account(), draft.decision().id(), null, now);
        books.cases().event(caseId, CaseEventKind.LIMITED_BY_RULES, null, null, now);
        books.breakers().restsOn(draft.decision().id(), verdict.ruleset(), rules);
        breakers.restricted(books, verdict.ruleset(), rules, now);
    }

    private static CaseId caseFor(Books books, Verdict verdict, CaseState state, Instant now) {
        CaseRow live = books.cases().live(verdict.account());
        if (live == null) {
            CaseId opened = books.cases().open(verdict, state, now);
            books.cases().event(opened, CaseEventKind.OPENED_BY_RULES, null, null, now);
            books.audit()
                    .append(
                            now,
                            "rules",
                            "case.opened",
                            "case:" + opened,
                            verdict.outcome().wire());
            return opened;
        }
        // a proposal waits for its second person; newer evidence does not take it off the desk
        CaseState kept = state == CaseState.OPEN ? live.state() : state;
        books.cases().renew(live.id(), verdict, kept, now);
        books.cases().event(live.id(), CaseEventKind.NEWER_EVIDENCE, null, null, now);
        return live.id();
    }
}
