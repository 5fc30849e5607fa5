// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.ladder.Draft;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an appeal wins is felt: evidence that it refuted counts no more, and winning in part always makes it milder. */
class WonAppealsChangeSomethingIT {
    @Test
    void whatRestedOnRefutedEvidenceIsNotSupportedByItAgain() throws SQLException {
        try (Office office = new Office()) {
            CaseId id = office.doubtful("acc-1");
            DecisionRow row = office.taken(id, of(Measure.SUSPEND_ACCOUNT, 30));
            assertEquals(1, told(office, "evidence.verified"));
            decide(office, row, AppealOutcome.OVERTURNED);
            assertEquals(
                    0, office.database.count("evidence_items where verified_at is not null and withdrawn_at is null"));
            assertEquals(1, told(office, "evidence.withdrawn"), "scoring forgets it too");
        }
    }

    @Test
    void aSuspensionThatHoldsLeavesItsEvidenceStanding() throws SQLException {
        try (Office office = new Office()) {
            DecisionRow row = office.taken(office.doubtful("acc-1"), of(Measure.SUSPEND_ACCOUNT, 30));
            decide(office, row, AppealOutcome.UPHELD);
            assertEquals(1, office.database.count("evidence_items where withdrawn_at is null"));
        }
    }

    @Test
    void scoringHearsOnceThatPeopleConfirmedASaleAndNotBeforeTheMeasureBegan() throws SQLException {
        try (Office office = new Office()) {
            office.taken(office.doubtful("acc-1"), of(Measure.SUSPEND_ACCOUNT, 30));
            office.limit("acc-2");
            office.deadlines.look();
            assertEquals(0, told(office, "sanction.confirmed"));
            office.clock.move(Duration.ofDays(14));
            office.deadlines.look();
            office.deadlines.look();
            assertEquals(1, told(office, "sanction.confirmed"));
        }
    }

    @Test
    void whatIsTakenBackBeforeItBeginsConfirmsNothing() throws SQLException {
        try (Office office = new Office()) {
            DecisionRow row = office.taken(office.doubtful("acc-1"), of(Measure.SUSPEND_ACCOUNT, 30));
            office.ladder.lift(row.decision().id(), Office.CLARA, Office.REASON);
            office.clock.move(Duration.ofDays(20));
            office.deadlines.look();
            assertEquals(0, told(office, "sanction.confirmed"));
        }
    }

    @Test
    void winningInPartMakesItMilderEvenWhenItIsNearlyOver() {
        try (Office office = new Office()) {
            DecisionRow suspension = office.taken(office.doubtful("acc-1"), of(Measure.SUSPEND_ACCOUNT, 5));
            office.clock.move(Duration.ofDays(14));
            decide(office, suspension, AppealOutcome.PARTLY);
            DecisionRow left = office.ledger.inTransaction(
                    books -> books.decisions().standingOf(suspension.decision().id(), office.clock.instant()));
            assertEquals(Measure.LIMIT, left.decision().measure());
            assertEquals(suspension.decision().until(), left.decision().until());

            DecisionRow limit = office.taken(office.doubtful("acc-2"), of(Measure.LIMIT, 7));
            decide(office, limit, AppealOutcome.PARTLY);
            assertEquals(
                    DecisionState.REPLACED,
                    office.decision(limit.decision().id()).state());
            assertEquals(1, office.cases.overview().restrictions().size(), "only the first account's is left");

            DecisionRow longer = office.taken(office.doubtful("acc-3"), of(Measure.LIMIT, 30));
            decide(office, longer, AppealOutcome.PARTLY);
            DecisionRow shorter = office.decision("acc-3");
            assertEquals(Measure.LIMIT, shorter.decision().measure());
            assertEquals(
                    office.clock.instant().plus(Duration.ofDays(7)),
                    shorter.decision().until());
        }
    }

    private static void decide(Office office, DecisionRow row, AppealOutcome outcome) {
        Appeal appeal = office.appeal(row);
        assertInstanceOf(Ruling.Decided.class, office.appeals.decide(appeal.id(), Office.EMIL, outcome, Office.REASON));
    }

    private static long told(Office office, String type) throws SQLException {
        return office.database.count("outbox where kind = 'INTERVENTION' and payload like '%" + type + "%'");
    }

    private static Draft of(Measure measure, int days) {
        return new Draft(
                measure,
                null,
                "Section 7.2: you may not sell or rent access to your server.",
                "2026-01-01",
                "Access was offered for a monthly price and a colleague bought it.",
                "A limit was tried before and the offer went on, so nothing milder would do.",
                days,
                null);
    }
}
