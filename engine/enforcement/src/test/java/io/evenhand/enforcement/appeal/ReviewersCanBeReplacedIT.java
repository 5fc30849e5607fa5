// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.AppealLine;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.AppealState;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.ClockRow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A reviewer who is ill or has left keeps nobody waiting: the appeal goes back, or to somebody else who took no part. */
class ReviewersCanBeReplacedIT {
    private static final String ILL = "Ill since Monday, back in a fortnight.";

    @Test
    void theReviewerGivesItBackAndSomebodyElseDecides() throws Exception {
        try (Office office = new Office()) {
            AppealId appeal = taken(office, "acc-1", Office.CLARA);
            Instant due = due(office, appeal);
            assertEquals(Ruling.Why.REASONS_TOO_SHORT, hand(office, appeal, Office.CLARA, null, "ill"));
            assertNull(hand(office, appeal, Office.CLARA, null, ILL));
            assertEquals(AppealState.RECEIVED, office.appeals.find(appeal).state());
            assertTrue(line(office, Office.EMIL).isFreeFor("emil"));
            assertEquals(due, due(office, appeal), "no deadline moves for it");
            assertNull(office.reviews.look(appeal, Office.EMIL));
            assertInstanceOf(
                    Ruling.Decided.class,
                    office.appeals.decide(appeal, Office.EMIL, AppealOutcome.UPHELD, Office.REASON));
            assertEquals(1, office.database.count("audit_log where act = 'appeal.handed_over' and actor = 'clara'"));
            assertEquals(
                    1, office.database.count("case_events where kind = 'APPEAL_HANDED_OVER' and words like 'Ill%'"));
        }
    }

    @Test
    void aLeadGivesItToSomebodyWhoMayAndNobodyElseDoes() throws Exception {
        try (Office office = new Office()) {
            AppealId appeal = taken(office, "acc-1", Office.EMIL);
            assertEquals(
                    Ruling.Why.ASSIGNED_TO_SOMEBODY_ELSE,
                    hand(office, appeal, Office.ANNA, "anna", ILL),
                    "an analyst does not take it from a colleague");
            assertEquals(Ruling.Why.ROLE, hand(office, appeal, Office.PIA, "dora", ILL));
            assertEquals(Ruling.Why.NOT_ENTITLED, hand(office, appeal, Office.CLARA, "pia", ILL));
            assertEquals(Ruling.Why.NOT_ENTITLED, hand(office, appeal, Office.CLARA, "nobody", ILL));
            assertEquals(Ruling.Why.STATE, hand(office, appeal, Office.CLARA, "emil", ILL), "it is there already");
            assertNull(hand(office, appeal, Office.CLARA, "dora", ILL));
            assertEquals("dora", office.appeals.find(appeal).assignee());
            assertInstanceOf(
                    Ruling.Refused.class,
                    office.appeals.decide(appeal, Office.EMIL, AppealOutcome.UPHELD, Office.REASON));
            assertInstanceOf(
                    Ruling.Decided.class,
                    office.appeals.decide(appeal, Office.DORA, AppealOutcome.UPHELD, Office.REASON));
            assertEquals(Ruling.Why.ALREADY_DECIDED, hand(office, appeal, Office.CLARA, "anna", ILL));
        }
    }

    @Test
    void whoDecidedFirstNeitherDecidesTheAppealNorChoosesWhoDoes() throws Exception {
        try (Office office = new Office()) {
            CaseId file = office.doubtful("acc-1", Office.ANNA, Office.BORIS);
            var version = office.cases.file(file, Office.ANNA).version();
            office.cases.proposeLimit(file, version, Office.ANNA, Office.REASON);
            office.cases.agree(file, office.cases.file(file, Office.BORIS).version(), Office.BORIS, Office.REASON);
            AppealId appeal = office.appeal(office.decision("acc-1")).id();
            assertNull(office.reviews.look(appeal, Office.CLARA));
            assertEquals(Ruling.Why.NOT_ENTITLED, hand(office, appeal, Office.CLARA, "boris", ILL));
            assertEquals(Ruling.Why.TOOK_PART, hand(office, appeal, Office.BORIS, "dora", ILL));
            assertFalse(office.reviews.others(appeal).contains("anna"));
            assertFalse(office.reviews.others(appeal).contains("clara"), "who has it already");
            assertTrue(office.reviews.others(appeal).contains("dora"));
        }
    }

    @Test
    void aQuestionToTheAccountHolderStaysAsked() throws Exception {
        try (Office office = new Office()) {
            AppealId appeal = taken(office, "acc-1", Office.CLARA);
            assertNull(office.reviews.ask(appeal, Office.CLARA, "Who are these people?"));
            assertNull(hand(office, appeal, Office.CLARA, "dora", ILL));
            assertEquals(AppealState.INFO_REQUESTED, office.appeals.find(appeal).state());
            assertTrue(office.reviews.answer(office.token(office.decision("acc-1")), "They are my family."));
        }
    }

    @Test
    void aQuestionStaysAskedAlsoWhenWhoeverTakesItNextWasNotNamed() throws Exception {
        try (Office office = new Office()) {
            AppealId appeal = taken(office, "acc-1", Office.CLARA);
            assertNull(office.reviews.ask(appeal, Office.CLARA, "Who are these people?"));
            assertNull(hand(office, appeal, Office.CLARA, null, ILL));
            assertNull(office.reviews.look(appeal, Office.DORA));
            assertEquals("dora", office.appeals.find(appeal).assignee());
            assertTrue(office.reviews.answer(office.token(office.decision("acc-1")), "They are my family."));
        }
    }

    @Test
    void aQuestionThatNobodyAnswersMovesTheDueTimeThatEverybodySees() throws Exception {
        try (Office office = new Office()) {
            AppealId appeal = taken(office, "acc-1", Office.CLARA);
            Instant before = office.appeals.find(appeal).answerBy();
            office.clock.move(Duration.ofDays(1));
            assertNull(office.reviews.ask(appeal, Office.CLARA, "Who are these people?"));
            office.clock.move(Duration.ofDays(14));
            office.deadlines.look();
            assertEquals(AppealState.IN_REVIEW, office.appeals.find(appeal).state());
            assertEquals(before.plus(Duration.ofDays(14)), due(office, appeal));
            assertEquals(due(office, appeal), office.appeals.find(appeal).answerBy());
            assertEquals(due(office, appeal), line(office, Office.ANNA).answerBy());
        }
    }

    private static AppealId taken(Office office, String account, StaffMember by) {
        AppealId appeal = office.appeal(office.limit(account)).id();
        assertNull(office.reviews.look(appeal, by));
        return appeal;
    }

    private static Ruling.Why hand(Office office, AppealId appeal, StaffMember by, String to, String reason) {
        return office.reviews.handOver(appeal, by, to, reason);
    }

    private static AppealLine line(Office office, StaffMember reader) {
        return office.appeals.queue(reader).get(0);
    }

    private static Instant due(Office office, AppealId appeal) {
        return office.appeals.clocks(appeal).stream()
                .filter(each -> each.kind() == ClockRow.Kind.DECISION)
                .findFirst()
                .orElseThrow()
                .dueAt();
    }
}
