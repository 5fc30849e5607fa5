// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.FakeRuleset;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.decide.AssessmentIntake;
import io.evenhand.enforcement.decide.Handled;
import io.evenhand.enforcement.ledger.RulesetRow;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.enforcement.rulebook.Move.Refused;
import io.evenhand.enforcement.rulebook.Move.Why;
import io.evenhand.enforcement.trial.Backtests;
import io.evenhand.enforcement.undo.Undoing;
import io.prometheus.client.CollectorRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A version of the rules decides only after two people, with a report about exactly that version, made it. */
class TwoPeopleMakeRulesDecideIT {
    private static final String TEXT = "many-viewers limits from 12";
    private static final String ENOUGH = "the report shows nobody who should not be there";

    @Test
    void whatCameWithTheProgramIsRecordedAndActiveWithoutAnybody() {
        try (Office office = new Office()) {
            RulesetRow row = office.ledger.inTransaction(
                    books -> books.rulesets().find(FakeRuleset.reckless().version()));
            assertEquals(RulesetRow.Origin.DEPLOYMENT, row.origin());
            TermRow term = office.ledger.inTransaction(
                    books -> books.rulesets().running().get(0));
            assertEquals(TermRow.Stage.ACTIVE, term.stage());
            assertTrue(Seal.holds(term, row.body(), null, office.rulesetKeys.getPublic()));
            office.rulebook(FakeRuleset.reckless());
            assertEquals(
                    1,
                    (int) office.ledger.inTransaction(
                            books -> books.rulesets().terms(row.hash()).size()),
                    "a restart begins nothing anew");
        }
    }

    @Test
    void theAuthorCannotAgreeToTheirOwnVersionAndTheDatabaseRefusesItToo() {
        try (Office office = new Office()) {
            String hash = office.proposed(TEXT);
            office.somebody();
            long report = office.backtests.run("pia", hash, Backtests.PERIOD);
            assertEquals(new Refused(Why.SAME_PERSON), office.rulesets.approve(Office.PIA, hash, report, ENOUGH));
            assertEquals(new Refused(Why.ROLE), office.rulesets.approve(Office.ANNA, hash, report, ENOUGH));
            assertRefused(
                    office,
                    "approver_is_not_author",
                    "insert into ruleset_approvals (ruleset, author, approver, report, reason, approved_at) values ('"
                            + hash + "', 'pia', 'pia', " + report + ", 'because', now())");
            assertRefused(
                    office,
                    "ruleset_approvals_ruleset_author_fkey",
                    "insert into ruleset_approvals (ruleset, author, approver, report, reason, approved_at) values ('"
                            + hash + "', 'clara', 'pia', " + report + ", 'because', now())");
        }
    }

    @Test
    void nothingDecidesWithoutAReportAboutExactlyThatVersion() {
        try (Office office = new Office()) {
            String hash = office.proposed(TEXT);
            String other = office.proposed("other limits from 13");
            office.somebody();
            long foreign = office.backtests.run("pia", other, Backtests.PERIOD);
            assertEquals(new Refused(Why.NO_REPORT), office.rulesets.activate(Office.CLARA, hash));
            assertEquals(new Refused(Why.NO_REPORT), office.rulesets.approve(Office.CLARA, hash, foreign, ENOUGH));
            office.backtests.run("pia", hash, Backtests.PERIOD);
            assertEquals(new Refused(Why.NOT_APPROVED), office.rulesets.activate(Office.CLARA, hash));
            assertEquals(new Refused(Why.NOT_APPROVED), office.rulesets.stage(Office.CLARA, hash, 10));
            String term =
                    "insert into ruleset_terms (ruleset, origin, stage, author, approver, report, begun_by, statement, "
                            + "key_id, signature, began_at, ended_at, ended_by) values ('" + hash
                            + "', 'UPLOAD', 'ACTIVE', ";
            String seal = ", 'clara', 's', 'k', 's', now(), now(), 'clara')";
            assertRefused(office, "nothing_judges_without_report_and_two_people", term + "'pia', 'clara', null" + seal);
            assertRefused(office, "nothing_judges_without_report_and_two_people", term + "null, null, null" + seal);
            assertRefused(
                    office,
                    "ruleset_terms_ruleset_author_approver_report_fkey",
                    term + "'pia', 'clara', " + foreign + seal);
        }
    }

    @Test
    void aTestOnNobodyGivesNoReport() {
        try (Office office = new Office()) {
            String hash = office.proposed(TEXT);
            assertThrows(
                    Backtests.NothingToTestOnException.class,
                    () -> office.backtests.run("pia", hash, Backtests.PERIOD));
            assertEquals(List.of(), office.backtests.reports(hash));
            assertFalse(office.backtests.state().running());
        }
    }

    @Test
    void anApprovedVersionDecidesSignedAndItsTextIsNeverChanged() {
        try (Office office = new Office()) {
            assertEquals(Handled.CASE, office.intake.handle(Samples.doubtful("acc-1", "as-1", office.clock.instant())));
            String hash = office.approved(TEXT);
            Office.done(office.rulesets.activate(Office.CLARA, hash));
            assertEquals(
                    Handled.LIMITED, office.intake.handle(Samples.doubtful("acc-2", "as-1", office.clock.instant())));
            TermRow term = office.ledger.inTransaction(
                    books -> books.rulesets().terms(hash).get(0));
            String report = office.ledger.inTransaction(
                    books -> books.reports().find(term.report()).body());
            assertTrue(Seal.holds(term, TEXT, report, office.rulesetKeys.getPublic()));
            assertFalse(Seal.holds(term, TEXT + " ", report, office.rulesetKeys.getPublic()), "another text");
            assertFalse(Seal.holds(term, TEXT, report + " ", office.rulesetKeys.getPublic()), "another report");
            assertFalse(Seal.holds(term, TEXT, report, Office.keys().getPublic()), "another key");
            assertRefused(office, "is written once", "update rulesets set body = 'x' where hash = '" + hash + "'");
            assertRefused(office, "is written once", "delete from rulesets where hash = '" + hash + "'");
            assertRefused(office, "is written once", "update ruleset_reports set body = 'xxx'");
            assertEquals(
                    0, (long) office.ledger.inTransaction(books -> books.audit().firstBroken()));
        }
    }

    @Test
    void aRowThatSomebodyForgedInTheDatabaseDecidesNothing() throws Exception {
        try (Office office = new Office()) {
            String hash = office.approved(TEXT);
            long report = office.ledger.inTransaction(
                    books -> books.rulesets().approval(hash).report());
            double before = refused();
            office.database.sql("update ruleset_terms set ended_at = now(), ended_by = 'clara'");
            for (String stage : List.of("'ACTIVE', null", "'STAGED', 99", "'SHADOW', null")) {
                office.database.sql(
                        "insert into ruleset_terms (ruleset, origin, stage, percent, author, approver, report, "
                                + "begun_by, statement, key_id, signature, began_at) values ('" + hash + "', 'UPLOAD', "
                                + stage
                                + ", 'pia', 'clara', " + report + ", 'clara', 's', 'k', 's', now())");
            }
            assertEquals(Handled.CASE, doubtful(office, "acc-1"), "neither the active nor the staged row counts");
            assertEquals(Handled.CASE, doubtful(office, "acc-2"));
            assertEquals(3, refused() - before, "each is counted once");
            assertEquals(office.rulebook.deployedHash(), office.ledger.inTransaction(office.rulebook::activeHash));
            assertNull(office.ledger.inTransaction(office.rulebook::inForce).shadow());
            assertEquals(
                    office.rulebook.deployedHash(),
                    office.rulebook(FakeRuleset.reckless()).deployedHash());
            Office.done(office.rulesets.activate(Office.CLARA, hash));
            assertEquals(Handled.LIMITED, doubtful(office, "acc-3"), "two people's own act is signed and counts");
        }
    }

    @Test
    void aSignedRowThatSomebodyChangedDecidesNothing() throws Exception {
        try (Office office = new Office()) {
            String hash = office.approved(TEXT);
            Office.done(office.rulesets.stage(Office.CLARA, hash, 1));
            assertNotNull(office.ledger.inTransaction(office.rulebook::inForce).staged());
            office.database.sql("update ruleset_terms set percent = 99 where stage = 'STAGED'");
            assertNull(office.ledger.inTransaction(office.rulebook::inForce).staged(), "the part is signed too");
        }
    }

    @Test
    void whatWasStoppedOrUndoneNeedsTwoPeopleAnew() {
        try (Office office = new Office()) {
            String hash = office.approved(TEXT);
            Office.done(office.rulesets.stage(Office.CLARA, hash, 1));
            office.clock.move(Duration.ofMinutes(1));
            Office.done(office.rulesets.stage(Office.CLARA, hash, 50));
            office.clock.move(Duration.ofMinutes(1));
            Office.done(office.rulesets.activate(Office.CLARA, hash));
            Instant since = office.clock.instant();
            assertEquals(Handled.LIMITED, doubtful(office, "acc-1"));
            office.clock.move(Duration.ofMinutes(1));
            Office.done(office.rulesets.stop(Office.CLARA, hash));
            assertEquals(new Refused(Why.NOT_APPROVED), office.rulesets.activate(Office.CLARA, hash));
            Undoing undo = office.undo.propose(
                    Office.PIA,
                    hash,
                    null,
                    since,
                    office.clock.instant(),
                    "The rule took choirs for sellers of access.");
            office.undo.approve(Office.CLARA, ((Undoing.Done) undo).order());
            assertEquals(new Refused(Why.NOT_APPROVED), office.rulesets.activate(Office.CLARA, hash));
            assertEquals(new Refused(Why.NOT_APPROVED), office.rulesets.stage(Office.CLARA, hash, 1));

            office.clock.move(Duration.ofMinutes(1));
            long report = office.backtests.run("pia", hash, Backtests.PERIOD);
            Office.done(office.rulesets.approve(Office.DORA, hash, report, ENOUGH));
            office.waived(office.rulesets, hash);
            Office.done(office.rulesets.activate(Office.CLARA, hash));
            assertEquals(Handled.STOPPED, doubtful(office, "acc-2"), "and what was undone asks people even then");
        }
    }

    private static Handled doubtful(Office office, String account) {
        return office.intake.handle(Samples.doubtful(account, "as-1", office.clock.instant()));
    }

    private static double refused() {
        return CollectorRegistry.defaultRegistry.getSampleValue("evenhand_casework_unsigned_terms_total");
    }

    @Test
    void everyDecisionNamesTheVersionItRestsOn() throws Exception {
        try (Office office = new Office()) {
            office.limit("acc-1");
            String hash = office.approved(TEXT);
            Office.done(office.rulesets.activate(Office.CLARA, hash));
            office.intake.handle(Samples.doubtful("acc-2", "as-1", office.clock.instant()));
            assertEquals(
                    FakeRuleset.reckless().version(),
                    office.database.value("select decided_under from decisions where account = 'acc-1'"));
            assertEquals(hash, office.database.value("select decided_under from decisions where account = 'acc-2'"));
            assertEquals(hash, office.database.value("select ruleset from verdicts where account = 'acc-2'"));
            assertEquals(
                    "many-viewers",
                    office.database.value("select rule from decision_rules r join decisions d on d.id = r.decision "
                            + "where d.account = 'acc-2'"));
        }
    }

    @Test
    void aReportIsStaleOnceAnotherVersionIsActive() {
        try (Office office = new Office()) {
            String first = office.approved(TEXT);
            String second = office.approved("other limits from 13");
            Office.done(office.rulesets.activate(Office.CLARA, first));
            assertEquals(new Refused(Why.STALE_REPORT), office.rulesets.activate(Office.CLARA, second));
            Office.done(office.rulesets.stop(Office.CLARA, first));
            Office.done(office.rulesets.activate(Office.CLARA, second));
        }
    }

    @Test
    void whatAnotherProcessActivatedDecidesAfterARestart() {
        try (Office office = new Office()) {
            Office.done(office.rulesets.activate(Office.CLARA, office.approved(TEXT)));
            Rulebook reopened = office.rulebook(FakeRuleset.reckless());
            AssessmentIntake intake = new AssessmentIntake(office.ledger, reopened, office.clock);
            assertEquals(Handled.LIMITED, intake.handle(Samples.doubtful("acc-1", "as-1", office.clock.instant())));
        }
    }

    @Test
    void aTextThatIsNoRulesetIsRefusedWithItsFindings() {
        try (Office office = new Office()) {
            assertEquals(
                    new Refused(Why.UNFIT, List.of("line 1: not a rule")),
                    office.rulesets.propose(Office.PIA, "System.exit(0)", "it should be refused"));
            assertEquals(new Refused(Why.ROLE), office.rulesets.propose(Office.OTTO, TEXT, "it should be refused"));
            office.proposed(TEXT);
            assertEquals(new Refused(Why.KNOWN), office.rulesets.propose(Office.PIA, TEXT, "once more the same"));
        }
    }

    private static void assertRefused(Office office, String words, String sql) {
        SQLException refused = assertThrows(SQLException.class, () -> office.database.sql(sql));
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }
}
