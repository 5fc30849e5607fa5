// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.evidence.EvidenceDesk;
import io.evenhand.enforcement.evidence.Gathered;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.enforcement.rulebook.RulesWorkshop;
import io.evenhand.enforcement.rulebook.Seal;
import io.evenhand.enforcement.trial.Backtest;
import io.evenhand.enforcement.trial.DryRun;
import io.evenhand.enforcement.trial.Replay;
import io.evenhand.rules.ruleset.Ruleset;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Evidence of sale that two people verified is asked about by the real rules, from the next assessment on. */
class VerifiedEvidenceReachesTheRulesIT {
    private static final AccountId ACCOUNT = new AccountId("acc-1");
    private static final String CHECK = "I bought the same offer from another card and was let in.";
    private static final String PLANTED =
            "The offer was paid to the account's own payment address, so nobody planted it.";

    @Test
    void evidenceThatTwoVerifiedBecomesAProposalToSuspendUntilItIsWithdrawn() throws IOException {
        try (Office office = new Office()) {
            String item = gathered(office, office.doubtful(ACCOUNT.value()));
            AssessmentIntake intake = new AssessmentIntake(office.ledger, realRules(office), office.clock);
            office.evidence.verify(item, Office.BORIS, CHECK, PLANTED);
            assertEquals(Handled.RECORDED, intake.handle(harmless(office, "as-one-verifier")));
            assertEquals(Outcome.REVIEW, live(office).outcome(), "one person is not enough");

            office.evidence.verify(item, Office.CLARA, CHECK, PLANTED);
            assertEquals(Handled.CASE, intake.handle(harmless(office, "as-verified")));
            assertEquals(Outcome.PROPOSE_SUSPEND, live(office).outcome());
            assertTrue(live(office).reasons().contains("EVIDENCE_VERIFIED"));
            assertNull(live(office).proposer(), "the rules propose nothing in a person's name");

            office.evidence.withdraw(item, Office.DORA, "The receipt belonged to somebody else.");
            assertEquals(Handled.RECORDED, intake.handle(harmless(office, "as-withdrawn")));
        }
    }

    @Test
    void everyTrialKnowsTheEvidenceThatTheVerdictKnew() throws IOException {
        try (Office office = new Office()) {
            String item = gathered(office, office.doubtful(ACCOUNT.value()));
            Rulebook book = realRules(office);
            AssessmentIntake intake = new AssessmentIntake(office.ledger, book, office.clock);
            office.evidence.verify(item, Office.BORIS, CHECK, PLANTED);
            office.evidence.verify(item, Office.CLARA, CHECK, PLANTED);
            Assessment assessment = harmless(office, "as-verified");
            intake.handle(assessment);
            office.evidence.withdraw(item, Office.DORA, "The receipt belonged to somebody else.");
            Verdict live = office.ledger.inTransaction(
                    books -> books.accounts().verdict(ACCOUNT, assessment.id()).verdict());
            assertEquals(Outcome.PROPOSE_SUSPEND, live.outcome());

            DryRun.Line dry = new DryRun(office.ledger, book)
                    .of(ACCOUNT, book.deployedHash())
                    .get(0);
            assertEquals(ContractJson.text(live), ContractJson.text(dry.tried()), "dry run");
            assertEquals(ContractJson.text(live), backtested(office, book, assessment), "backtest");
            assertFalse(
                    new Replay(office.ledger, book).all().containsKey(Replay.Replayed.DIFFERENT),
                    "what was withdrawn later was known then");
        }
    }

    private static String backtested(Office office, Rulebook book, Assessment assessment) {
        Map<String, String> verdicts = new ConcurrentHashMap<>();
        Ruleset rules = book.ready(book.deployedHash());
        Instant end = office.clock.instant().plusMillis(1);
        new Backtest(
                        rules,
                        rules,
                        2,
                        (done, all) -> {},
                        verdict -> verdicts.put(verdict.assessment().value(), ContractJson.text(verdict)))
                .run(office.ledger, end.minus(Duration.ofDays(1)), end);
        return verdicts.get(assessment.id().value());
    }

    private static Rulebook realRules(Office office) throws IOException {
        return new Rulebook(office.ledger, RulesWorkshop.with(null), new Seal(office.rulesetKeys), office.clock);
    }

    private static Assessment harmless(Office office, String id) {
        office.clock.move(Duration.ofMinutes(1));
        return Samples.harmless(ACCOUNT.value(), id, office.clock.instant());
    }

    private static CaseRow live(Office office) {
        return office.ledger.inTransaction(books -> books.cases().live(ACCOUNT));
    }

    private static String gathered(Office office, CaseId id) {
        Gathered purchase = new Gathered(
                EvidenceRow.Kind.TEST_PURCHASE,
                "ab".repeat(32),
                "an offer on a public page, captured as a picture",
                "Access was offered for a monthly price and given after payment.",
                LocalDate.of(2026, 2, 20),
                "2026-01-01",
                EvidenceRow.Basis.LEGITIMATE_INTERESTS,
                Duration.ofDays(365),
                null);
        return ((EvidenceDesk.Kept.Done) office.evidence.gather(id, Office.ANNA, purchase)).id();
    }
}
