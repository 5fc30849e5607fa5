// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Law 8: an appeal can be filed for six calendar months, the last day included, once, by whoever holds the link. */
class AppealWindowIsSixMonthsIT {
    @Test
    void onTheLastDayItIsNotTooLateAndOnTheNextItIs() {
        try (Office office = new Office()) {
            office.clock.set(Instant.parse("2026-08-31T10:00:00Z"));
            DecisionRow early = office.limit("acc-1");
            DecisionRow late = office.limit("acc-2");
            // six months after 31 August is 28 February, and that day ends last at twelve hours behind UTC
            office.clock.set(Instant.parse("2027-03-01T11:59:59Z"));
            assertInstanceOf(Filing.Filed.class, file(office, early));
            office.clock.set(Instant.parse("2027-03-01T12:00:00Z"));
            assertEquals(new Filing.Refused(Filing.Why.WINDOW_CLOSED), file(office, late));
            assertTrue(
                    office.notices.open(office.token(late)).reasons().redress().contains("28 February 2027"));
        }
    }

    @Test
    void oneAppealForOneDecision() {
        try (Office office = new Office()) {
            DecisionRow row = office.limit("acc-1");
            assertTrue(office.notices.open(office.token(row)).appealPossible());
            assertInstanceOf(Filing.Filed.class, file(office, row));
            assertFalse(office.notices.open(office.token(row)).appealPossible());
            assertEquals(new Filing.Refused(Filing.Why.ALREADY_FILED), file(office, row));
        }
    }

    @Test
    void whatIsNotAnAppealIsRefused() {
        try (Office office = new Office()) {
            String token = office.token(office.limit("acc-1"));
            String forged = token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");
            assertEquals(new Filing.Refused(Filing.Why.LINK_NOT_VALID), office.appeals.file(forged, "not me", null));
            assertEquals(new Filing.Refused(Filing.Why.STATEMENT_EMPTY), office.appeals.file(token, " \n ", null));
            assertEquals(
                    new Filing.Refused(Filing.Why.STATEMENT_TOO_LONG),
                    office.appeals.file(token, "x".repeat(10_001), null));
            assertEquals(
                    new Filing.Refused(Filing.Why.CONTACT_TOO_LONG),
                    office.appeals.file(token, "not me", "x".repeat(501)));
        }
    }

    @Test
    void noNewMeasureIsTakenWhileAnAppealWaits() {
        try (Office office = new Office()) {
            DecisionRow row = office.limit("acc-1");
            office.appeal(row);
            office.clock.move(Duration.ofDays(31));
            assertEquals(
                    io.evenhand.enforcement.decide.Handled.WITHHELD,
                    office.intake.handle(
                            io.evenhand.enforcement.Samples.damning("acc-1", "as-2", office.clock.instant())));
        }
    }

    private static Filing file(Office office, DecisionRow row) {
        return office.appeals.file(office.token(row), "This was my family.", "me@example.test");
    }
}
