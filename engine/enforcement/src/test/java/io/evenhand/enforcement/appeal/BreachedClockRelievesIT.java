// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.ladder.Drafts;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.AppealState;
import io.evenhand.enforcement.ledger.ClockRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.ledger.LetterRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Law: when we are late with an appeal, the measure becomes milder by itself, and stays so until we decide. */
class BreachedClockRelievesIT {
    @Test
    void aSuspendedPersonIsRelievedAfterADayWithoutALookAndAgainAfterThreeDaysWithoutADecision() {
        try (Office office = new Office()) {
            DecisionRow row = suspended(office);
            Appeal appeal = office.appeal(row);
            assertEquals(
                    List.of("ACKNOWLEDGEMENT", "HUMAN_LOOK", "DECISION", "CEILING"),
                    office.appeals.clocks(appeal.id()).stream()
                            .map(each -> each.kind().name())
                            .toList());
            office.clock.move(Duration.ofDays(1).minusMillis(1));
            assertEquals(0, office.deadlines.look());
            office.clock.move(Duration.ofMillis(1));
            assertEquals(1, office.deadlines.look());
            assertEquals(0, office.deadlines.look(), "a clock relieves once");
            assertEquals(Measure.LIMIT, standing(office, row).decision().measure());
            office.clock.move(Duration.ofDays(2));
            office.deadlines.look();
            assertEquals(Measure.NOTICE, standing(office, row).decision().measure());
            assertTrue(letters(office).contains(LetterRow.Kind.RELIEVED));
        }
    }

    @Test
    void whatWasRelievedComesBackOnlyIfTheDecisionIsUpheld() {
        try (Office office = new Office()) {
            DecisionRow row = suspended(office);
            Appeal appeal = office.appeal(row);
            office.clock.move(Duration.ofDays(1));
            office.deadlines.look();
            office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.UPHELD, Office.REASON);
            DecisionRow again = standing(office, row);
            assertEquals(Measure.SUSPEND_ACCOUNT, again.decision().measure());
            assertEquals(row.decision().until(), again.decision().until());
        }
    }

    @Test
    void anOverturnedDecisionTakesItsReliefWithIt() {
        try (Office office = new Office()) {
            DecisionRow row = office.limit("acc-1");
            Appeal appeal = office.appeal(row);
            office.clock.move(Duration.ofDays(7));
            office.deadlines.look();
            assertEquals(
                    DecisionState.REPLACED, office.decision(row.decision().id()).state());
            office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.OVERTURNED, Office.REASON);
            assertNull(standing(office, row));
            assertEquals(
                    DecisionState.LIFTED, office.decision(row.decision().id()).state());
        }
    }

    @Test
    void aQuestionStopsOurClocksForFourteenDaysAtMostAndNeverTheCeiling() {
        try (Office office = new Office()) {
            DecisionRow row = office.limit("acc-1");
            Appeal appeal = office.appeal(row);
            assertNull(office.reviews.look(appeal.id(), Office.CLARA));
            office.clock.move(Duration.ofDays(2));
            assertNull(office.reviews.ask(appeal.id(), Office.CLARA, "Who are the people in your choir?"));
            office.clock.move(Duration.ofDays(3));
            assertTrue(office.reviews.answer(office.token(row), "Forty singers."));
            ClockRow decision = clock(office, appeal.id(), ClockRow.Kind.DECISION);
            assertEquals(appeal.filedAt().plus(Duration.ofDays(10)), decision.dueAt());
            assertEquals(decision.dueAt(), office.appeals.find(appeal.id()).answerBy());
            assertEquals(
                    appeal.filedAt().plus(Duration.ofDays(30)),
                    clock(office, appeal.id(), ClockRow.Kind.CEILING).dueAt());
            assertEquals(Ruling.Why.STATE, office.reviews.ask(appeal.id(), Office.CLARA, "And who else is there?"));
        }
    }

    @Test
    void whoDoesNotAnswerInFourteenDaysIsDecidedAboutOnTheFile() {
        try (Office office = new Office()) {
            Appeal appeal = office.appeal(office.limit("acc-1"));
            office.reviews.look(appeal.id(), Office.CLARA);
            office.reviews.ask(appeal.id(), Office.CLARA, "Who are the people in your choir?");
            office.clock.move(Duration.ofDays(14));
            assertEquals(1, office.deadlines.look());
            assertEquals(
                    ClockRow.Relief.RESUMED,
                    clock(office, appeal.id(), ClockRow.Kind.INFO_REQUEST).relief());
            assertEquals(
                    AppealState.IN_REVIEW,
                    office.ledger
                            .inTransaction(books -> books.appeals().find(appeal.id()))
                            .state());
            assertTrue(clock(office, appeal.id(), ClockRow.Kind.DECISION).isRunning());
        }
    }

    private static DecisionRow suspended(Office office) {
        var id = office.doubtful("acc-1");
        office.taken(id, Drafts.of(Measure.NOTICE));
        office.clock.move(Duration.ofDays(14));
        return office.taken(id, Drafts.of(Measure.SUSPEND_ACCOUNT));
    }

    private static DecisionRow standing(Office office, DecisionRow row) {
        return office.ledger.inTransaction(
                books -> books.decisions().standingOf(row.decision().id(), office.clock.instant()));
    }

    private static List<LetterRow.Kind> letters(Office office) {
        return office.ledger.inTransaction(books -> books.letters().due(100)).stream()
                .map(LetterRow::kind)
                .toList();
    }

    private static ClockRow clock(Office office, AppealId appeal, ClockRow.Kind kind) {
        return office.appeals.clocks(appeal).stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
