// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.allowlist.MigrationHolds;
import java.time.Duration;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database adds up is what programs add up, also in the week in which the clocks of Paris are put forward. */
class DaysAreAsLongEverywhereIT {
    private static final Instant BEFORE_SUMMER = Instant.parse("2026-03-24T09:00:00Z");
    private final TimeZone here = TimeZone.getDefault();

    @BeforeEach
    void goToParis() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Paris"));
    }

    @AfterEach
    void comeBack() {
        TimeZone.setDefault(here);
    }

    @Test
    void aHoldOfTwoWeeksIsOneOfTwoWeeks() {
        try (Office office = new Office()) {
            office.clock.set(BEFORE_SUMMER);
            Instant until = BEFORE_SUMMER.plus(MigrationHolds.LENGTH_MAX);
            MigrationHoldRow row = new MigrationHolds(office.ledger, office.clock)
                    .place(new AccountId("acc-1"), until, "the whole house moves to another line", Office.ANNA);
            assertEquals(until, row.until());
        }
    }

    @Test
    void aClockThatStoodStillIsLateByThatTimeAndNotByAnHourMore() {
        try (Office office = new Office()) {
            office.clock.set(BEFORE_SUMMER);
            DecisionRow row = office.limit("acc-1");
            AppealId appeal = office.appeal(row).id();
            Instant due = decisionDue(office, appeal);
            assertNull(office.reviews.look(appeal, Office.BORIS));
            assertNull(office.reviews.ask(appeal, Office.BORIS, "Who are the people of your choir?"));
            Duration pause = Duration.ofDays(10);
            office.clock.move(pause);
            assertTrue(office.reviews.answer(office.token(row), "They sing on Tuesdays."));
            assertEquals(due.plus(pause), decisionDue(office, appeal));
        }
    }

    private static Instant decisionDue(Office office, AppealId appeal) {
        return office.appeals.clocks(appeal).stream()
                .filter(clock -> clock.kind() == ClockRow.Kind.DECISION)
                .findFirst()
                .orElseThrow()
                .dueAt();
    }
}
