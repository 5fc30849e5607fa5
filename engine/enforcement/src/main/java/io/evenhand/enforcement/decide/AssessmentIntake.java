// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
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
import io.evenhand.enforcement.ledger.DecidedRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LetterRow;
import io.evenhand.enforcement.ledger.RuleSaid;
import io.evenhand.enforcement.notice.LimitDraft;
import io.evenhand.enforcement.notice.Provenance;
import io.evenhand.enforcement.rulebook.InForce;
import io.evenhand.enforcement.rulebook.Limiting;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.rules.ruleset.Ruleset;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
        return ledger.inTransaction(books -> handle(books, List.of(assessment))).get(0);
    }

    /**
     * Handles assessments inside a transaction that does more than this; the answer to each is in its place.
     *
     * <p>They are handled as if one by one, in their order. What is asked and stored about many accounts is asked and stored
     * at once, and only what restricts somebody is done alone, for it can trip a breaker that those after it must see.
     */
    List<Handled> handle(Books books, List<Assessment> assessments) {
        Handled[] handled = new Handled[assessments.size()];
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < handled.length; i++) {
            left.add(i);
        }
        books.accounts().lockAll(assessments.stream().map(Assessment::account).toList());
        while (!left.isEmpty()) {
            // an account's second assessment meets what its first one left
            Map<AccountId, Integer> wave = new LinkedHashMap<>();
            left.removeIf(i -> wave.putIfAbsent(assessments.get(i).account(), i) == null);
            new Wave(books, clock.instant()).handle(assessments, wave, handled);
        }
        return List.of(handled);
    }

    /** One assessment each of many accounts. */
    private final class Wave {
        private final Books books;
        private final Instant now;
        private final List<Decided> pending = new ArrayList<>();

        Wave(Books books, Instant now) {
            this.books = books;
            this.now = now;
        }

        /** @param wave the place of each account's assessment */
        void handle(List<Assessment> assessments, Map<AccountId, Integer> wave, Handled[] handled) {
            Map<AccountId, AssessmentId> arrived = new HashMap<>();
            wave.forEach((account, i) -> arrived.put(account, assessments.get(i).id()));
            Map<AccountId, AccountRow> standings = books.accounts().standings(arrived, now);
            Map<AccountId, Set<String>> rebutted = books.accounts().rebutted(wave.keySet());
            InForce inForce = rulebook.inForce(books);
            for (Map.Entry<AccountId, Integer> each : wave.entrySet()) {
                AccountId account = each.getKey();
                AccountRow row = Objects.requireNonNull(standings.get(account));
                if (row.repeat()) {
                    handled[each.getValue()] = Handled.REPEAT;
                    continue;
                }
                Assessment assessment = assessments.get(each.getValue());
                Decided decided = decide(inForce, assessment, row, rebutted.getOrDefault(account, Set.of()));
                handled[each.getValue()] = decided.handled();
                pending.add(decided);
                if (decided.handled() == Handled.LIMITED) {
                    flush(inForce);
                    inForce = rulebook.inForce(books);
                }
            }
            flush(inForce);
        }

        private Decided decide(InForce inForce, Assessment assessment, AccountRow row, Set<String> rebutted) {
            Ruleset ruleset = inForce.decidesAbout(assessment.account());
            Standing standing = standing(assessment.account(), row);
            Verdict verdict = ruleset.decide(assessment, standing);
            List<String> rules = Limiting.rules(ruleset, verdict);
            boolean stopped = inForce.isStopped(ruleset.version(), rules);
            Handled handled = Course.of(assessment, verdict, row, rebutted, stopped, now);
            return new Decided(assessment, standing, ruleset, verdict, rules, handled);
        }

        /** Stores what is decided, and does what follows from it. */
        private void flush(InForce inForce) {
            books.accounts().store(pending.stream().map(Decided::row).toList(), now);
            for (Decided each : pending) {
                askShadow(books, inForce, each.assessment(), each.standing(), each.verdict());
                switch (each.handled()) {
                    case LIMITED -> limit(books, each, now);
                    case CASE, STOPPED -> caseFor(books, each.verdict(), CaseState.OPEN, now);
                    case RECORDED, REPEAT, BACKFILL, OVERTAKEN, WITHHELD, ALREADY_RESTRICTED -> {}
                }
            }
            pending.clear();
        }
    }

    /** What the rules made of an assessment. */
    private record Decided(
            Assessment assessment,
            Standing standing,
            Ruleset ruleset,
            Verdict verdict,
            List<String> rules,
            Handled handled) {
        /** What the rules say to the person. */
        List<RuleSaid> said() {
            return ruleset.rules().stream()
                    .filter(card -> rules.contains(card.name()))
                    .map(card -> new RuleSaid(card.name(), card.clause(), card.says()))
                    .toList();
        }

        DecidedRow row() {
            return new DecidedRow(assessment, standing, verdict, handled.name());
        }
    }

    private static Standing standing(AccountId account, AccountRow row) {
        return new Standing(
                account,
                row.allowlistedUntil(),
                row.heldUntil(),
                row.appealOpen(),
                row.evidenceVerified(),
                row.notices());
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
    private void limit(Books books, Decided decided, Instant now) {
        Assessment assessment = decided.assessment();
        Verdict verdict = decided.verdict();
        CaseState state = verdict.outcome() == Outcome.PROPOSE_SUSPEND ? CaseState.OPEN : CaseState.DECIDED;
        CaseId caseId = caseFor(books, verdict, state, now);
        Origin origin = new Origin.ByRule(verdict.ruleset(), assessment.id());
        DecisionRow draft = LimitDraft.of(caseId, assessment, verdict, origin, Provenance.of(List.of(), origin), now);
        books.decisions().enact(draft, books.cases().participants(caseId));
        books.letters()
                .post(
                        LetterRow.Kind.NOTICE_SERVED,
                        verdict.account(),
                        draft.decision().id(),
                        null,
                        now);
        books.cases().event(caseId, CaseEventKind.LIMITED_BY_RULES, null, null, now);
        books.breakers().restsOn(draft.decision().id(), verdict.ruleset(), decided.rules());
        books.decisions().say(draft.decision().id(), decided.said());
        breakers.restricted(books, verdict.ruleset(), decided.rules(), now);
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
