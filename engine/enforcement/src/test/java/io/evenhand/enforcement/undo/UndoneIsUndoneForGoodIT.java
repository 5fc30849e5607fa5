// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.FakeRuleset;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.Ruling;
import io.evenhand.enforcement.decide.Handled;
import io.evenhand.enforcement.ladder.Drafts;
import io.evenhand.enforcement.ladder.Stage;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.ledger.PublicationRow;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an order undoes does not come back, and goes with all that a won appeal would take with it. */
class UndoneIsUndoneForGoodIT {
    private static final String VERSION = FakeRuleset.reckless().version();
    private static final String REASON = "The rule took the season of choirs for a billing period.";

    @Test
    void aLimitThatPeopleReplacedDoesNotComeBackWhenTheirMeasureIsOverturned() throws Exception {
        try (Office office = new Office()) {
            DecisionRow limit = office.limit("acc-1");
            DecisionRow suspension = suspended(office, limit);

            assertEquals(1, undone(office), "what was replaced is reached");
            assertEquals(DecisionState.LIFTED, state(office, limit));
            assertEquals(DecisionState.STANDING, state(office, suspension), "people decided that, not the rules");
            assertEquals(CaseState.DECIDED, caseState(office, limit.caseId()), "and so the case stays decided");
            String told = office.notices.preview(limit.decision().id()).state();
            assertTrue(told.contains("The reason: " + REASON + " Another decision about your account"), told);

            assertEquals(0, overturned(office), "people's confirmation still counts for scoring");
            won(office, suspension);
            assertEquals(1, overturned(office));
            assertEquals(DecisionState.LIFTED, state(office, suspension));
            assertEquals(DecisionState.LIFTED, state(office, limit), "it restricts nobody again");
            assertTrue(office.cases.overview().restrictions().isEmpty());
        }
    }

    @Test
    void whereNothingElseIsLeftNobodyIsToldOfAnotherDecision() {
        try (Office office = new Office()) {
            DecisionRow limit = office.limit("acc-1");
            undone(office);
            String told = office.notices.preview(limit.decision().id()).state();
            assertTrue(told.endsWith("The reason: " + REASON), told);
        }
    }

    @Test
    void whatTookItsPlaceOnAppealGoesWithIt() throws Exception {
        try (Office office = new Office()) {
            DecisionRow limit = office.limit("acc-1");
            Appeal appeal = office.appeal(limit);
            assertInstanceOf(
                    Ruling.Decided.class,
                    office.appeals.decide(appeal.id(), Office.EMIL, AppealOutcome.PARTLY, Office.REASON));
            DecisionRow milder = office.decision("acc-1");
            assertEquals(DecisionState.STANDING, milder.state());

            assertEquals(1, undone(office), "it is one decision of the rules");
            assertEquals(DecisionState.LIFTED, state(office, limit), "and does not come back in its place");
            assertEquals(DecisionState.LIFTED, state(office, milder));
            for (DecisionRow each : new DecisionRow[] {limit, milder}) {
                String told = office.notices.preview(each.decision().id()).state();
                assertTrue(told.contains("The reason: " + REASON), told);
            }
            assertEquals(1, overturned(office));
        }
    }

    @Test
    void whoeverReadsThePublicStatementCanReadThatItWasUndone() throws Exception {
        try (Office office = new Office()) {
            DecisionId id = office.limit("acc-1").decision().id();
            office.ledger.run(books -> books.publications()
                    .write(
                            new PublicationRow("p-1", id, "{\"puid\":\"p-1\"}", PublicationRow.State.WAITING, 0, null),
                            office.clock.instant()));
            undone(office);
            assertEquals("p-1 UNDONE", office.database.value("select puid || ' ' || why from public_reversals"));
        }
    }

    @Test
    void aMeasureThatTheWrongNoticeWarnedOfIsLifted() throws Exception {
        try (Office office = new Office()) {
            DecisionRow notice = office.limit("acc-1");
            // rules of a later program may warn; the fake ones only limit
            office.database.sql(
                    "alter table decisions disable trigger user",
                    "update decisions set measure = 'NOTICE'",
                    "alter table decisions enable trigger user");
            reopened(office);
            office.clock.move(Duration.ofDays(15));
            DecisionRow suspension = office.taken(notice.caseId(), Drafts.of(Measure.SUSPEND_ACCOUNT));
            DecisionId warned = office.ledger.inTransaction(books ->
                    books.decisions().grounds(suspension.decision().id()).warnedBy());
            assertEquals(notice.decision().id(), warned);

            undone(office);
            assertInstanceOf(
                    Stage.Lifted.class,
                    office.ladder.stage(suspension.decision().id()));
            assertEquals(
                    1,
                    office.database.count("letters where kind = 'LIFTED' and decision = '"
                            + suspension.decision().id() + "'"));
            assertEquals(CaseState.CLOSED, caseState(office, notice.caseId()));
        }
    }

    @Test
    void whatPeopleProposedInTheCaseIsClosed() throws Exception {
        try (Office office = new Office()) {
            CaseId id = office.doubtful("acc-1");
            office.submitted(id, Office.ANNA, Drafts.of(Measure.SUSPEND_ACCOUNT));
            limited(office, "acc-1");
            assertEquals(id, office.decision("acc-1").caseId());
            undone(office);
            assertEquals("CLOSED_NO_ACTION", office.database.value("select state from proposals"));
            assertEquals(CaseState.CLOSED, caseState(office, id));
        }
    }

    @Test
    void aCaseThatWaitsForPeopleStaysWithThemWithoutTheProposal() throws Exception {
        try (Office office = new Office()) {
            CaseId id = office.doubtful("acc-1");
            office.submitted(id, Office.ANNA, Drafts.of(Measure.SUSPEND_ACCOUNT));
            limited(office, "acc-1");
            office.database.sql("update cases set state = 'PROPOSED', proposer = 'anna'");
            undone(office);
            assertEquals("CLOSED_NO_ACTION", office.database.value("select state from proposals"));
            assertEquals(CaseState.OPEN, caseState(office, id));
        }
    }

    @Test
    void anAppealThatAnOrderWinsWithdrawsTheEvidenceAndTheSignalsAsAnyOtherDoes() throws Exception {
        try (Office office = new Office()) {
            DecisionRow limit = office.limit("acc-1");
            office.proven(limit.caseId());
            Appeal appeal = office.appeal(limit);
            undone(office);
            assertEquals(
                    AppealOutcome.OVERTURNED, office.appeals.find(appeal.id()).outcome());
            assertEquals(0, office.database.count("evidence_items where withdrawn_at is null"));
            assertEquals(2, office.database.count("outbox where payload like '%rebuttal.accepted%'"));
        }
    }

    @Test
    void evidenceThatNobodyAppealedAgainstOrThatAnotherMeasureRestsOnIsKept() throws Exception {
        try (Office office = new Office()) {
            office.proven(office.limit("acc-1").caseId());
            undone(office);
            assertEquals(1, office.database.count("evidence_items where withdrawn_at is null"));
        }
        try (Office office = new Office()) {
            DecisionRow limit = office.limit("acc-1");
            suspended(office, limit);
            Appeal appeal = office.appeal(limit);
            undone(office);
            assertEquals(
                    AppealOutcome.OVERTURNED, office.appeals.find(appeal.id()).outcome());
            assertEquals(1, office.database.count("evidence_items where withdrawn_at is null"));
        }
    }

    /** People go further in the case of a limit, after a notice, so that theirs takes the limit's place at once. */
    private static DecisionRow suspended(Office office, DecisionRow limit) throws SQLException {
        CaseId id = limit.caseId();
        reopened(office);
        office.taken(id, Drafts.of(Measure.NOTICE));
        office.clock.move(Duration.ofDays(15));
        DecisionRow row = office.taken(id, Drafts.of(Measure.SUSPEND_ACCOUNT));
        assertEquals(DecisionState.REPLACED, state(office, limit));
        return row;
    }

    /** As rules leave a case that want people to look whether more is needed. */
    private static void reopened(Office office) throws SQLException {
        office.database.sql("update cases set state = 'OPEN'");
    }

    private static long overturned(Office office) throws SQLException {
        return office.database.count("outbox where payload like '%sanction.overturned%'");
    }

    private static void limited(Office office, String account) {
        office.clock.move(Duration.ofMinutes(1));
        assertEquals(
                Handled.LIMITED, office.intake.handle(Samples.damning(account, "as-newer", office.clock.instant())));
    }

    private static void won(Office office, DecisionRow row) {
        assertInstanceOf(
                Ruling.Decided.class,
                office.appeals.decide(office.appeal(row).id(), Office.EMIL, AppealOutcome.OVERTURNED, Office.REASON));
    }

    private static DecisionState state(Office office, DecisionRow row) {
        return office.decision(row.decision().id()).state();
    }

    private static CaseState caseState(Office office, CaseId id) {
        return office.ledger.inTransaction(books -> books.cases().find(id)).state();
    }

    private static int undone(Office office) {
        office.clock.move(Duration.ofSeconds(1));
        long order = ((Undoing.Done)
                        office.undo.propose(Office.DORA, VERSION, null, Instant.EPOCH, office.clock.instant(), REASON))
                .order();
        return ((Undoing.Done) office.undo.approve(Office.CLARA, order)).decisions();
    }
}
