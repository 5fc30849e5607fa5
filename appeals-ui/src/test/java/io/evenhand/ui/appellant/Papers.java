// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.Restoration;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.ledger.AnswerRow;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.AppealState;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.ClockRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.ledger.RuleSaid;
import io.evenhand.enforcement.notice.LimitDraft;
import io.evenhand.enforcement.notice.Provenance;
import io.evenhand.enforcement.notice.ServedNotice;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.ui.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A limited choir and its appeal, made by hand. */
final class Papers {
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final String PATH = "/n/d-1.abc.def";

    private Papers() {}

    static Visit visit(Language language, DecisionState state) {
        return new Visit(served(state), "d-1.abc.def", language, PATH);
    }

    static ServedNotice served(DecisionState state) {
        Assessment assessment = Sample.strong("acc-1", NOW);
        Verdict verdict = new Verdict(
                assessment.account(),
                NOW,
                Outcome.LIMIT,
                Measure.LIMIT,
                List.of("RHYTHM_BILLING", "LINK_STRONG_KEYS"),
                List.of(),
                List.of("limit-rhythm-and-links"),
                List.of(),
                "sha256:0",
                false,
                assessment.id());
        Origin rule = new Origin.ByRule(verdict.ruleset(), assessment.id());
        DecisionRow made = LimitDraft.of(
                new CaseId("c-1"), assessment, verdict, rule, new Provenance(true, Provenance.Automation.FULLY), NOW);
        Decision decision = new Decision(
                new DecisionId("d-1"),
                made.decision().subject(),
                made.decision().measure(),
                made.decision().origin(),
                made.decision().reasons(),
                made.decision().from(),
                made.decision().until());
        boolean lifted = state == DecisionState.LIFTED;
        DecisionRow row = new DecisionRow(
                decision,
                made.caseId(),
                made.assessment(),
                made.reasonCodes(),
                state,
                NOW,
                null,
                false,
                1L,
                lifted ? 2L : null,
                lifted ? NOW.plus(Duration.ofDays(1)) : null);
        return new ServedNotice(row, assessment, rules(), null, null, null, state == DecisionState.STANDING, null);
    }

    /** The rule of the built-in ruleset that such a limit rests on. */
    private static List<RuleSaid> rules() {
        return Rulesets.builtIn().rules().stream()
                .filter(card -> card.name().equals("limit-rhythm-and-links"))
                .map(card -> new RuleSaid(card.name(), card.clause(), card.says()))
                .toList();
    }

    static StatusWords.Papers appeal(AppealState state, @Nullable AppealOutcome outcome, @Nullable String question) {
        boolean decided = outcome != null;
        AppealId id = new AppealId("a-1");
        Appeal appeal = new Appeal(
                id,
                new DecisionId("d-1"),
                new AccountId("acc-1"),
                new CaseId("c-1"),
                "We are a choir.\nPeople come and go with the <season>.",
                false,
                NOW,
                NOW.plus(Duration.ofDays(7)),
                outcome,
                decided ? "bea" : null,
                decided ? "The season of a choir explains the dates. Nothing else spoke against you." : null,
                decided ? NOW.plus(Duration.ofDays(1)) : null,
                outcome == AppealOutcome.OVERTURNED ? Restoration.RESTORED : Restoration.NOT_DUE,
                state,
                null,
                question,
                null,
                null);
        ClockRow decision = new ClockRow(
                1,
                ClockRow.Kind.DECISION,
                appeal.account(),
                appeal.decision(),
                id,
                NOW,
                appeal.answerBy(),
                null,
                appeal.decidedAt(),
                null,
                null);
        return new StatusWords.Papers(
                appeal,
                List.of("FACTOR:rhythm.tenure", "RULE_UNFAIR"),
                decided
                        ? List.of(
                                new AnswerRow(
                                        "FACTOR:rhythm.tenure",
                                        AnswerRow.Result.ACCEPTED,
                                        "The seasons of a choir explain it."),
                                new AnswerRow(
                                        "RULE_UNFAIR",
                                        AnswerRow.Result.REJECTED,
                                        "The rule is the same for everybody."))
                        : List.of(),
                List.of(),
                List.of(decision));
    }
}
