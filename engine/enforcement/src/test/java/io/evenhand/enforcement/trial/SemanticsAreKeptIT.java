// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.ladder.Drafts;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.rulebook.CasesDesk;
import io.evenhand.enforcement.rulebook.Move.Refused;
import io.evenhand.enforcement.rulebook.Move.Why;
import io.evenhand.enforcement.rulebook.Proof;
import io.evenhand.enforcement.rulebook.Versions;
import io.evenhand.enforcement.trial.Replay.Replayed;
import io.evenhand.rules.ruleset.Semantics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Beside the version of the rules it is kept how the program read them, and what another program reached is not held against the rules. */
class SemanticsAreKeptIT {
    private static final String TEXT = "many-viewers limits from 12";
    private static final String ENOUGH = "the report shows nobody who should not be there";
    private static final String OURS = String.valueOf(Semantics.VERSION);

    @Test
    void everyVerdictDecisionReportAndApprovalKeepsTheNumberOfTheProgram() throws Exception {
        try (Office office = new Office()) {
            office.approved(TEXT);
            office.limit("acc-1");
            for (String table :
                    List.of("verdicts", "decisions", "ruleset_reports", "ruleset_approvals", "ruleset_terms")) {
                assertNotEquals("0", office.database.value("select count(*)::text from " + table), table);
                assertEquals(
                        OURS,
                        office.database.value("select string_agg(distinct semantics::text, ',') from " + table),
                        table);
            }
        }
    }

    @Test
    void aDecisionOnAnOlderVerdictKeepsTheNumberOfThatVerdict() throws Exception {
        try (Office office = new Office()) {
            CaseId id = office.doubtful("acc-1", Office.ANNA, Office.BORIS);
            office.database.sql("update verdicts set semantics = 1");
            office.taken(id, Drafts.of(Measure.NOTICE));
            assertEquals("1", office.database.value("select semantics::text from decisions"));
        }
    }

    @Test
    void aVerdictOfAProgramThatReadsRulesOtherwiseIsNoDifferenceOfRules() throws Exception {
        try (Office office = new Office()) {
            office.limit("same");
            office.limit("other");
            office.limit("unreadable");
            Replay replay = new Replay(office.ledger, office.rulebook);
            office.database.sql(
                    "update verdicts set body = replace(body, '\"limit\"', '\"review\"') " + "where account = 'other'");
            assertEquals(Map.of(Replayed.SAME, 2L, Replayed.DIFFERENT, 1L), replay.all());
            office.database.sql("update verdicts set semantics = 1");
            assertEquals(Map.of(Replayed.SAME, 2L, Replayed.OTHER_SEMANTICS, 1L), replay.all());
        }
    }

    /** A program from before the number was kept does not say it, as this test's own connection does not. */
    @Test
    void aReportOrAnApprovalOfAnotherProgramMakesNothingDecide() throws Exception {
        try (Office office = new Office()) {
            String hash = office.proposed(TEXT);
            office.somebody();
            office.database.sql("insert into ruleset_reports (ruleset, baseline, made_by, made_at, body) values ('"
                    + hash + "', '" + office.rulebook.deployedHash() + "', 'pia', now(), '{\"old\":1}')");
            long old = Long.parseLong(office.database.value("select max(id)::text from ruleset_reports"));
            assertEquals(
                    new Refused(Why.OTHER_SEMANTICS, List.of()),
                    office.rulesets.approve(Office.CLARA, hash, old, ENOUGH));

            long report = office.backtests.run("pia", hash, Backtests.PERIOD);
            office.database.sql(
                    "insert into ruleset_approvals (ruleset, author, approver, report, reason, approved_at) values ('"
                            + hash + "', 'pia', 'clara', " + report + ", 'because', '2020-01-01')");
            assertEquals(new Refused(Why.OTHER_SEMANTICS, List.of()), office.rulesets.activate(Office.CLARA, hash));
        }
    }

    @Test
    void whatWasActiveUnderAnotherNumberDoesNotComeBackOnOnePersonsWord() throws Exception {
        try (Office office = new Office()) {
            String first = office.approved(TEXT);
            Office.done(office.rulesets.activate(Office.CLARA, first));
            String second = office.approved("other limits from 13");
            Office.done(office.rulesets.activate(Office.CLARA, second));
            office.database.sql("update ruleset_terms set semantics = 1 where ruleset = '" + first + "'");
            assertEquals(
                    new Refused(Why.OTHER_SEMANTICS, List.of()),
                    office.rulesets.rollBack(Office.DORA, first, "the new one takes choirs for sellers"));
            assertEquals(second, office.ledger.inTransaction(office.rulebook::activeHash));

            Office.done(office.rulesets.stop(Office.CLARA, second));
            assertTrue(office.ledger.inTransaction(office.rulebook::inForce).reviewOnly(), "nothing took its place");
        }
    }

    @Test
    void casesThatAnotherProgramRanProveNothing() throws Exception {
        try (Office office = new Office()) {
            String hash = office.proposed(TEXT);
            Map<String, String> one = Map.of("case.yaml", "note: a choir\ngiven: {atoms: {}}\nwant: {outcome: none}\n");
            new CasesDesk(office.ledger, office.rulebook, office.clock).run("pia", hash, one, Map.of());
            assertEquals(OURS, office.database.value("select semantics::text from ruleset_cases"));

            String sixty =
                    "insert into ruleset_cases (ruleset, made_by, made_at, digest, cases, failed, failures, left_out) "
                            + "select ruleset, made_by, made_at, digest, 60, 0, '', '' from ruleset_cases limit 1";
            office.database.sql("set evenhand.semantics = " + OURS, sixty);
            assertTrue(
                    workedCases(office, hash).given(), workedCases(office, hash).toString());
            office.database.sql(sixty);
            Proof proof = workedCases(office, hash);
            assertFalse(proof.given());
            assertTrue(proof.sentence().contains("reads rules otherwise"), proof.sentence());
        }
    }

    private static Proof workedCases(Office office, String hash) {
        return new Versions(office.ledger, office.rulebook)
                .proofs(hash).stream()
                        .filter(each -> each.kind() == Proof.Kind.CASES)
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void whoAsksIsToldUnderWhichNumberPeopleAgreedToTheActiveVersion() throws Exception {
        try (Office office = new Office()) {
            Versions versions = new Versions(office.ledger, office.rulebook);
            assertNull(versions.agreedUnder(), "nobody had to agree to what came with the program");
            Office.done(office.rulesets.activate(Office.CLARA, office.approved(TEXT)));
            assertEquals(Semantics.VERSION, versions.agreedUnder());
        }
    }
}
