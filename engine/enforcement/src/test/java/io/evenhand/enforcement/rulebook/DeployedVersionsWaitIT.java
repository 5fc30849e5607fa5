// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.FakeRuleset;
import io.evenhand.enforcement.FakeWorkshop;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.decide.AssessmentIntake;
import io.evenhand.enforcement.decide.Handled;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.enforcement.rulebook.Move.Refused;
import io.evenhand.enforcement.rulebook.Move.Why;
import io.evenhand.enforcement.trial.Backtests;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What comes with a newer program decides nothing until people make it decide. */
class DeployedVersionsWaitIT {
    private static final String NEWER = "newer-rule limits from 12";
    private static final String ENOUGH = "the report shows nobody who should not be there";

    @Test
    void theFirstStartOfAnEmptyInstallationIsAnActOfTheDeployment() throws Exception {
        try (Office office = new Office()) {
            assertEquals(
                    "deployment: the first start of an empty installation; it came with the program",
                    office.database.value(
                            "select actor || ': ' || detail from audit_log where act = 'ruleset.active'"));
            assertEquals(
                    0, (long) office.ledger.inTransaction(books -> books.audit().firstBroken()));
        }
    }

    @Test
    void aNewerProgramsVersionWaitsWhileTheOldOneDecidesOn() throws Exception {
        try (Office office = new Office()) {
            Rulebook newer = upgraded(office, true);
            AssessmentIntake intake = new AssessmentIntake(office.ledger, newer, office.clock);
            assertEquals(Handled.CASE, doubtful(office, intake, "acc-1"), "the newer one would have limited");
            assertEquals(Handled.LIMITED, damning(office, intake, "acc-2"), "the old one still does");
            assertEquals(office.rulebook.deployedHash(), office.ledger.inTransaction(newer::activeHash));
            assertEquals("1", office.database.value("select count(*) from audit_log where act = 'ruleset.active'"));
        }
    }

    @Test
    void itDecidesAfterAReportAboutItAndASecondPerson() {
        try (Office office = new Office()) {
            Rulebook newer = upgraded(office, true);
            RulesetDesk desk = new RulesetDesk(office.ledger, newer, office.clock);
            String hash = newer.deployedHash();
            assertEquals(new Refused(Why.NO_REPORT), desk.activate(Office.CLARA, hash));
            office.somebody();
            long report = new Backtests(office.ledger, newer, office.clock).run("pia", hash, Backtests.PERIOD);
            assertEquals(new Refused(Why.NOT_APPROVED), desk.activate(Office.CLARA, hash));
            Office.done(desk.approve(Office.CLARA, hash, report, ENOUGH));
            office.waived(desk, hash);
            Office.done(desk.activate(Office.CLARA, hash));
            AssessmentIntake intake = new AssessmentIntake(office.ledger, newer, office.clock);
            assertEquals(Handled.LIMITED, doubtful(office, intake, "acc-1"));
        }
    }

    @Test
    void ifTheActiveVersionCannotBeUsedAnyMoreNothingIsRestrictedUntilPeopleActivateOne() {
        try (Office office = new Office()) {
            Rulebook newer = upgraded(office, false);
            AssessmentIntake intake = new AssessmentIntake(office.ledger, newer, office.clock);
            assertTrue(office.ledger.inTransaction(newer::inForce).reviewOnly());
            assertEquals(Handled.STOPPED, doubtful(office, intake, "acc-1"), "it asks people");
            assertEquals(Handled.STOPPED, damning(office, intake, "acc-2"));

            RulesetDesk desk = new RulesetDesk(office.ledger, newer, office.clock);
            String hash = newer.deployedHash();
            office.somebody();
            long report = new Backtests(office.ledger, newer, office.clock).run("pia", hash, Backtests.PERIOD);
            Office.done(desk.approve(Office.CLARA, hash, report, ENOUGH));
            office.waived(desk, hash);
            Office.done(desk.activate(Office.CLARA, hash));
            assertFalse(office.ledger.inTransaction(newer::inForce).reviewOnly());
            assertEquals(Handled.LIMITED, doubtful(office, intake, "acc-3"));
        }
    }

    @Test
    void theDatabaseRefusesAnotherBeginningOfADeployedVersion() {
        try (Office office = new Office()) {
            Rulebook newer = upgraded(office, true);
            SQLException refused = assertThrows(
                    SQLException.class,
                    () -> office.database.sql(
                            "update ruleset_terms set ended_at = now(), ended_by = 'clara'",
                            "insert into ruleset_terms (ruleset, origin, stage, begun_by, statement, key_id, signature, "
                                    + "began_at) values ('" + newer.deployedHash()
                                    + "', 'DEPLOYMENT', 'ACTIVE', 'clara', 's', 'k', 's', now())"));
            assertTrue(
                    refused.getMessage().contains("nothing_judges_without_report_and_two_people"),
                    refused.getMessage());
        }
    }

    @Test
    void aReplacedVersionComesBackAtOnceOnOnePersonsWord() throws Exception {
        try (Office office = new Office()) {
            String first = office.rulebook.deployedHash();
            String second = office.approved("many-viewers limits from 12");
            Office.done(office.rulesets.activate(Office.CLARA, second));
            assertEquals(new Refused(Why.TEXT_TOO_SHORT), office.rulesets.rollBack(Office.DORA, first, "now"));
            Office.done(office.rulesets.rollBack(Office.DORA, first, "the new one takes choirs for sellers"));
            assertEquals(first, office.ledger.inTransaction(office.rulebook::activeHash));
            assertEquals(Handled.CASE, doubtful(office, office.intake, "acc-1"));
            assertEquals(Handled.LIMITED, damning(office, office.intake, "acc-2"));
            assertEquals(
                    "dora: the new one takes choirs for sellers",
                    office.database.value(
                            "select actor || ': ' || detail from audit_log where act = 'ruleset.rolled_back'"));
            assertEquals(
                    new Refused(Why.NEVER_REPLACED),
                    office.rulesets.rollBack(Office.DORA, second, "let us have it back again"),
                    "what was left for an earlier version needs two people anew");
        }
    }

    @Test
    void whatIsStoppedGivesWayToTheVersionItReplacedAndWithoutOneNothingIsRestricted() {
        try (Office office = new Office()) {
            String second = office.approved("many-viewers limits from 12");
            Office.done(office.rulesets.activate(Office.CLARA, second));
            Office.done(office.rulesets.stop(Office.CLARA, second));
            assertEquals(Handled.LIMITED, damning(office, office.intake, "acc-1"), "the first version is back");
            Office.done(office.rulesets.stop(Office.CLARA, office.rulebook.deployedHash()));
            assertEquals(Handled.STOPPED, damning(office, office.intake, "acc-2"));
            assertNull(office.ledger.inTransaction(books -> books.rulesets().running(TermRow.Stage.ACTIVE)));
            Rulebook restarted = office.rulebook(FakeRuleset.reckless());
            assertTrue(office.ledger.inTransaction(restarted::inForce).reviewOnly(), "a restart activates nothing");
        }
    }

    private static Rulebook upgraded(Office office, boolean readsOlder) {
        return new Rulebook(
                office.ledger, FakeWorkshop.newer(NEWER, readsOlder), new Seal(office.rulesetKeys), office.clock);
    }

    private static Handled doubtful(Office office, AssessmentIntake intake, String account) {
        return intake.handle(Samples.doubtful(account, "as-1", office.clock.instant()));
    }

    private static Handled damning(Office office, AssessmentIntake intake, String account) {
        return intake.handle(Samples.damning(account, "as-1", office.clock.instant()));
    }
}
