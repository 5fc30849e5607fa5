// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.cases.Acted;
import io.evenhand.enforcement.cases.CaseFile;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Law 8: whoever took part in a decision does not decide the appeal against it; the code and the database both see to it. */
class AppealDeciderTookNoPartIT {
    @Test
    void neitherTheProposerNorTheApproverNorWhoeverNotedDecides() throws Exception {
        try (Office office = new Office()) {
            DecisionRow row = decidedByPeople(office);
            Appeal appeal = office.appeal(row);
            for (StaffMember insider : new StaffMember[] {Office.ANNA, Office.BORIS}) {
                assertFalse(office.appeals.mayDecide(appeal.id(), insider));
                assertEquals(
                        new Ruling.Refused(Ruling.Why.TOOK_PART),
                        office.appeals.decide(appeal.id(), insider, AppealOutcome.UPHELD, Office.REASON));
            }
            assertEquals(
                    new Ruling.Refused(Ruling.Why.ROLE),
                    office.appeals.decide(appeal.id(), Office.OTTO, AppealOutcome.UPHELD, Office.REASON));
            assertEquals(
                    new Ruling.Refused(Ruling.Why.REASONS_TOO_SHORT),
                    office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.UPHELD, "no"));
            assertTrue(office.appeals.mayDecide(appeal.id(), Office.CLARA));
            assertInstanceOf(
                    Ruling.Decided.class,
                    office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.UPHELD, Office.REASON));
            assertEquals(
                    new Ruling.Refused(Ruling.Why.ALREADY_DECIDED),
                    office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.OVERTURNED, Office.REASON));
        }
    }

    @Test
    void theDatabaseRefusesAnInsiderToo() throws Exception {
        try (Office office = new Office()) {
            Appeal appeal = office.appeal(decidedByPeople(office));
            SQLException refused = assertThrows(
                    SQLException.class,
                    () -> office.database.sql(
                            "update appeals set outcome = 'UPHELD', decider = 'boris', reasons = 'x', "
                                    + "decided_at = now() where id = '" + appeal.id() + "'"));
            assertTrue(refused.getMessage().contains("took part"));
        }
    }

    @Test
    void theMilderDecisionOfAnAppealWonInPartExcludesItsDeciderToo() throws Exception {
        try (Office office = new Office()) {
            DecisionRow row = office.limit("acc-1");
            Appeal appeal = office.appeal(row);
            office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.PARTLY, Office.REASON);
            DecisionRow milder = office.decision("acc-1");
            assertNotEquals(row.decision().id(), milder.decision().id());
            assertTrue(milder.decision().until().isBefore(row.decision().until()));
            assertFalse(milder.decision().reasons().automatedDecision());
            Appeal second = office.appeal(milder);
            assertFalse(office.appeals.mayDecide(second.id(), Office.CLARA));
            assertTrue(office.appeals.mayDecide(second.id(), Office.ANNA));
        }
    }

    @Test
    void aDecisionOfTheRulesIsOpenToEverybodyWhoDecides() throws Exception {
        try (Office office = new Office()) {
            Appeal appeal = office.appeal(office.limit("acc-1"));
            assertTrue(office.appeals.mayDecide(appeal.id(), Office.ANNA));
            assertEquals(1, office.appeals.queue(Office.ANNA).size());
            assertEquals(appeal, office.appeals.ofDecision(appeal.decision()));
        }
    }

    /** Anna proposes after a look at the file, Boris agrees. */
    private static DecisionRow decidedByPeople(Office office) {
        office.intake.handle(Samples.doubtful("acc-1", "as-1", office.clock.instant()));
        CaseId id = office.cases.queue().get(0).id();
        CaseFile file = office.cases.file(id, Office.ANNA);
        office.cases.proposeLimit(id, file.version(), Office.ANNA, Office.REASON);
        CaseFile proposed = office.cases.file(id, Office.BORIS);
        assertInstanceOf(Acted.Done.class, office.cases.agree(id, proposed.version(), Office.BORIS, Office.REASON));
        return office.decision("acc-1");
    }
}
