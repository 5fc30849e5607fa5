// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.Urgency;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Law: a suspension needs two people, a warning with time to answer, and a reason why nothing milder would do. */
class SevereNeedsTwoPeopleIT {
    @Test
    void aSuspensionThatNobodyWasWarnedOfBeginsFourteenDaysAfterItsNotice() {
        try (Office office = new Office()) {
            DecisionRow row = office.taken(office.doubtful("acc-1"), Drafts.of(Measure.SUSPEND_ACCOUNT));
            assertEquals(new Origin.ByPeople("anna", "boris"), row.decision().origin());
            assertEquals(
                    Duration.ofDays(14),
                    Duration.between(row.deliveredAt(), row.decision().from()));
            assertInstanceOf(
                    Stage.NoticeServed.class, office.ladder.stage(row.decision().id()));
            office.clock.move(Duration.ofDays(14));
            assertInstanceOf(
                    Stage.InForce.class, office.ladder.stage(row.decision().id()));
            office.clock.move(Duration.ofDays(30));
            assertInstanceOf(
                    Stage.Expired.class, office.ladder.stage(row.decision().id()));
        }
    }

    @Test
    void afterAWarningWhoseTimeIsOverItBeginsAtOnceAndATerminationNeedsThirtyDays() {
        try (Office office = new Office()) {
            CaseId id = office.doubtful("acc-1");
            DecisionRow warning = office.taken(id, Drafts.of(Measure.NOTICE));
            assertEquals(0, office.cases.queue().size(), "the case rests while the account holder may answer");
            office.clock.move(Duration.ofDays(15));
            assertEquals(1, office.cases.queue().size());
            DecisionRow suspension = office.taken(id, Drafts.of(Measure.SUSPEND_SERVER));
            assertEquals(suspension.deliveredAt(), suspension.decision().from());
            assertEquals(
                    warning.decision().id(),
                    office.ledger
                            .inTransaction(books -> books.decisions()
                                    .grounds(suspension.decision().id()))
                            .warnedBy());
            CaseId other = office.doubtful("acc-2");
            office.taken(other, Drafts.of(Measure.NOTICE));
            office.clock.move(Duration.ofDays(15));
            DecisionRow termination = office.taken(other, Drafts.of(Measure.TERMINATE));
            assertEquals(
                    Duration.ofDays(15),
                    Duration.between(
                            termination.deliveredAt(), termination.decision().from()));
        }
    }

    @Test
    void urgencyNeedsAThirdPerson() {
        try (Office office = new Office()) {
            CaseId id = office.doubtful("acc-1", Office.BORIS, Office.CLARA);
            Stepped.Done step =
                    office.submitted(id, Office.ANNA, Drafts.of(Measure.SUSPEND_ACCOUNT, Urgency.ONGOING_HARM));
            assertEquals(
                    new Stepped.Refused(Stepped.Why.SAME_PERSON),
                    office.ladder.agree(step.proposal(), step.version(), Office.ANNA, Office.REASON));
            Stepped.Done first =
                    (Stepped.Done) office.ladder.agree(step.proposal(), step.version(), Office.BORIS, Office.REASON);
            assertNull(first.decision());
            assertEquals(
                    new Stepped.Refused(Stepped.Why.SAME_PERSON),
                    office.ladder.agree(step.proposal(), first.version(), Office.BORIS, Office.REASON));
            Stepped.Done second =
                    (Stepped.Done) office.ladder.agree(step.proposal(), first.version(), Office.CLARA, Office.REASON);
            assertNotNull(second.decision());
            assertInstanceOf(Stage.InForce.class, office.ladder.stage(second.decision()));
        }
    }

    @Test
    void anAnswerIsReadByEverybodyWhoDecidesAndAnUnreadOneKeepsTheMeasureFromBeginning() {
        try (Office office = new Office()) {
            CaseId id = office.doubtful("acc-1");
            DecisionRow warning = office.taken(id, Drafts.of(Measure.NOTICE));
            Stepped.Done step = office.submitted(id, Office.ANNA, Drafts.of(Measure.SUSPEND_ACCOUNT));
            office.clock.move(Duration.ofMinutes(1));
            assertEquals(Responses.Taken.TAKEN, office.responses.respond(office.token(warning), "It is my choir."));
            assertEquals(
                    new Stepped.Refused(Stepped.Why.FILE_NOT_OPENED),
                    office.ladder.agree(step.proposal(), step.version(), Office.BORIS, Office.REASON));
            office.cases.file(id, Office.BORIS);
            assertEquals(
                    new Stepped.Refused(Stepped.Why.FILE_NOT_OPENED),
                    office.ladder.agree(step.proposal(), step.version(), Office.BORIS, Office.REASON),
                    "the proposer has not read it either");
            office.cases.file(id, Office.ANNA);
            Stepped.Done agreed =
                    (Stepped.Done) office.ladder.agree(step.proposal(), step.version(), Office.BORIS, Office.REASON);
            DecisionRow served = office.decision(agreed.decision());
            assertEquals(Responses.Taken.TAKEN, office.responses.respond(office.token(served), "And nobody pays."));
            office.clock.move(Duration.ofDays(14));
            assertEquals(1, office.deadlines.look());
            assertInstanceOf(Stage.Lifted.class, office.ladder.stage(agreed.decision()));
        }
    }

    @Test
    void aSuspensionRestsOnEvidenceThatTwoVerifiedAndNobodyWithdrew() throws Exception {
        try (Office office = new Office()) {
            CaseId id = office.doubtful("acc-1", Office.BORIS);
            Stepped.Done step = office.submitted(id, Office.ANNA, Drafts.of(Measure.SUSPEND_ACCOUNT));
            office.evidence.withdraw(
                    office.ledger
                            .inTransaction(books -> books.evidence().of(id))
                            .get(0)
                            .id(),
                    Office.FLO,
                    "The seller turned out to be somebody else.");
            assertEquals(
                    new Stepped.Refused(Stepped.Why.EVIDENCE_NEEDED),
                    office.ladder.agree(step.proposal(), step.version(), Office.BORIS, Office.REASON));
            CaseId other = office.doubtful("acc-2");
            office.proven(other);
            assertEquals(
                    new Stepped.Refused(Stepped.Why.EVIDENCE_NEEDED),
                    office.ladder.agree(step.proposal(), step.version(), Office.BORIS, Office.REASON),
                    "what was found about somebody else does not count");
            DecisionRow limit = office.taken(office.doubtful("acc-3"), Drafts.of(Measure.LIMIT));
            assertEquals(Measure.LIMIT, limit.decision().measure(), "a limit needs none");
            // past the desk, straight into the table: a copy of a suspension in a case without evidence
            DecisionRow real = office.taken(other, Drafts.of(Measure.SUSPEND_ACCOUNT));
            office.database.sql("update evidence_items set withdrawn_at = now(), withdrawn_by = 'flo', "
                    + "withdrawn_why = 'the seller turned out to be somebody else'");
            refused(office, "severe_rests_on_evidence", copyOf(real));
        }
    }

    @Test
    void aNoticeLeavesTheTimeToAnswerIt() throws Exception {
        for (int days : new int[] {1, 13}) {
            Draft enough = Drafts.of(Measure.NOTICE);
            assertThrows(IllegalArgumentException.class, () -> lasting(enough, days), days + " days");
        }
        assertEquals(14, lasting(Drafts.of(Measure.NOTICE), 14).days());
        assertEquals(1, lasting(Drafts.of(Measure.LIMIT), 1).days());
        try (Office office = new Office()) {
            office.submitted(office.doubtful("acc-1"), Office.ANNA, Drafts.of(Measure.NOTICE));
            refused(office, "a_notice_lasts_as_long_as_its_answer", "update proposals set days = 13");
        }
    }

    private static Draft lasting(Draft draft, int days) {
        return new Draft(
                draft.measure(),
                draft.server(),
                draft.clause(),
                draft.terms(),
                draft.facts(),
                draft.proportionality(),
                days,
                draft.urgency());
    }

    @Test
    void aWarningOfAnotherCaseIsNoWarningInThisOne() throws Exception {
        try (Office office = new Office()) {
            CaseId first = office.doubtful("acc-1");
            DecisionRow warning = office.taken(first, Drafts.of(Measure.NOTICE));
            office.clock.move(Duration.ofDays(15));
            office.cases.file(first, Office.CLARA);
            int version = office.cases.file(first, Office.CLARA).version();
            assertInstanceOf(
                    io.evenhand.enforcement.cases.Acted.Done.class,
                    office.cases.dismiss(first, version, Office.CLARA, "The answer explains all that we saw then."));
            office.clock.move(Duration.ofDays(100));
            office.intake.handle(io.evenhand.enforcement.Samples.doubtful("acc-1", "as-2", office.clock.instant()));
            CaseId second = office.ledger
                    .inTransaction(books -> books.cases().live(new io.evenhand.contract.id.AccountId("acc-1")))
                    .id();
            assertTrue(!second.equals(first), "a new case");
            DecisionRow suspension = office.taken(second, Drafts.of(Measure.SUSPEND_ACCOUNT));
            assertEquals(
                    Duration.ofDays(14),
                    Duration.between(
                            suspension.deliveredAt(), suspension.decision().from()));
            String copy = copyOf(suspension)
                    .replace(
                            "'d-copy', warned_at, decided_under from",
                            "'" + warning.decision().id()
                                    + "', (select delivered_at from notices where decision = '"
                                    + warning.decision().id() + "'), decided_under from");
            refused(office, "a_warning_came_first", copy);
        }
    }

    @Test
    void aSuspensionDoesNotOutliveItsWarning() {
        try (Office office = new Office()) {
            CaseId id = office.doubtful("acc-1");
            DecisionRow warning = office.taken(id, Drafts.of(Measure.NOTICE));
            office.clock.move(Duration.ofDays(15));
            DecisionRow suspension = office.taken(id, Drafts.of(Measure.SUSPEND_ACCOUNT));
            assertInstanceOf(
                    Stage.InForce.class,
                    office.ladder.stage(suspension.decision().id()));
            var appeal = office.appeal(warning).id();
            assertInstanceOf(
                    io.evenhand.enforcement.appeal.Ruling.Decided.class,
                    office.appeals.decide(
                            appeal,
                            Office.EMIL,
                            io.evenhand.enforcement.ledger.AppealOutcome.OVERTURNED,
                            Office.REASON));
            assertInstanceOf(
                    Stage.Lifted.class,
                    office.ladder.stage(suspension.decision().id()));
        }
    }

    private static String copyOf(DecisionRow row) {
        String id = row.decision().id().value();
        return "insert into statements (decision, body) select 'd-copy', body from statements where decision = '" + id
                + "'; insert into notices (decision, delivered_at) select 'd-copy', delivered_at from notices "
                + "where decision = '" + id + "'; insert into decisions (id, case_id, account, assessment, measure, "
                + "reasons, origin, proposer, approver, delivered_at, starts_at, ends_at, state, clause, terms, "
                + "proportionality, warned_by, warned_at, decided_under) select 'd-copy', case_id, account, assessment, measure, "
                + "reasons, origin, proposer, approver, delivered_at, starts_at, ends_at, state, clause, terms, "
                + "proportionality, 'd-copy', warned_at, decided_under from decisions where id = '" + id + "'";
    }

    @Test
    void theDatabaseRefusesWhatTheProgramWould() throws Exception {
        try (Office office = new Office()) {
            DecisionRow row = office.taken(office.doubtful("acc-1"), Drafts.of(Measure.SUSPEND_ACCOUNT));
            String where = " where id = '" + row.decision().id() + "'";
            refused(office, "no_suspension_without_warning", "update decisions set starts_at = delivered_at" + where);
            refused(office, "proportion_is_considered", "update decisions set proportionality = 'so'" + where);
            refused(
                    office,
                    "second_approver_is_a_third_person",
                    "update decisions set second_approver = 'anna'" + where);
            refused(
                    office,
                    "decisions_are_written_once",
                    "update decisions set ends_at = ends_at + interval '1 day'" + where);
            refused(office, "decisions_are_written_once", "update decisions set reasons = 'OTHER'" + where);
            refused(
                    office,
                    "append-only",
                    "update case_events set words = 'nothing at all happened in this case that anybody saw'");
            refused(
                    office,
                    "decisions_follows_fkey",
                    "update decisions set follows = 'd-none', origin = 'CLOCK', appeal = 'a', proposer = null, approver = null"
                            + where);
        }
    }

    @Test
    void theDatabaseRefusesAProposalThatItsProposerAgreedTo() throws Exception {
        try (Office office = new Office()) {
            office.submitted(office.doubtful("acc-1", Office.ANNA), Office.ANNA, Drafts.of(Measure.SUSPEND_ACCOUNT));
            SQLException own = assertThrows(
                    SQLException.class,
                    () -> office.database.sql("update proposals set approver = proposer, approved_at = now()"));
            assertTrue(own.getMessage().contains("approver_is_not_proposer"), own.getMessage());
        }
    }

    private static void refused(Office office, String why, String sql) {
        SQLException refusal = assertThrows(SQLException.class, () -> office.database.sql(sql), sql);
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }
}
