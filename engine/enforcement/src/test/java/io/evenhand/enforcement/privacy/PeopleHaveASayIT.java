// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.RightsRow;
import io.evenhand.enforcement.privacy.AccessLog.What;
import io.evenhand.enforcement.privacy.RightsDesk.Kind;
import io.evenhand.enforcement.privacy.RightsDesk.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objections, restrictions, and who looked at what. */
class PeopleHaveASayIT {
    private static final AccountId ACCOUNT = new AccountId("acc-1");
    private static final StaffMember DPO = new StaffMember("anna", Role.DPO);

    @Test
    void fromTheMomentOfAnObjectionTheSignalsCountNothing() throws Exception {
        try (Office office = new Office()) {
            office.intake.handle(Samples.harmless("acc-1", "as-1", office.clock.instant()));
            RightsRow row = new RightsDesk(office.ledger, office.clock)
                    .file(ACCOUNT, Kind.OBJECTION, List.of(), "I do not consent.");
            assertEquals(
                    List.of("link.keys", "rhythm.tenure"),
                    row.signals(),
                    "what speaks for the account goes on counting");
            assertEquals(Instant.parse("2026-04-02T09:00:00Z"), row.dueAt(), "a calendar month");
            assertEquals("2", sent(office, "data.restricted"));
        }
    }

    @Test
    void aRefusalNeedsReasonsAndReleasesThem() throws Exception {
        try (Office office = new Office()) {
            RightsDesk desk = new RightsDesk(office.ledger, office.clock);
            RightsRow row = desk.file(ACCOUNT, Kind.RESTRICTION, List.of("rhythm.tenure"), "These were guests.");
            assertThrows(
                    IllegalArgumentException.class, () -> desk.decide(row.id(), Outcome.REFUSED, "no", Office.ANNA));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> desk.decide(row.id(), Outcome.REFUSED, Office.REASON, Office.OTTO));
            assertTrue(desk.decide(row.id(), Outcome.REFUSED, Office.REASON, Office.ANNA));
            assertFalse(desk.decide(row.id(), Outcome.GRANTED, Office.REASON, Office.ANNA), "once");
            assertEquals("1", sent(office, "data.released"));
            assertEquals(List.of(), desk.open());
        }
    }

    @Test
    void endlessObjectionsEndWithAPoliteAnswerAndTheFirstOnesDoNot() {
        try (Office office = new Office()) {
            RightsDesk desk = new RightsDesk(office.ledger, office.clock);
            for (int each = 0; each < RightsDesk.REQUESTS_MAX; each++) {
                RightsRow row = desk.file(ACCOUNT, Kind.OBJECTION, List.of("rhythm.tenure"), "I object again.");
                desk.decide(row.id(), Outcome.REFUSED, Office.REASON, Office.ANNA);
                office.clock.move(Duration.ofDays(2));
            }
            String said = assertThrows(
                            TooOftenException.class,
                            () -> desk.file(ACCOUNT, Kind.OBJECTION, List.of("rhythm.tenure"), "And again."))
                    .getMessage();
            assertTrue(said.contains("data protection authority") && said.contains("come back"), said);
            desk.file(ACCOUNT, Kind.RESTRICTION, List.of("link.keys"), "Other data are another matter.");
            desk.file(new AccountId("acc-2"), Kind.OBJECTION, List.of("rhythm.tenure"), "Somebody else.");
            office.clock.move(Duration.ofDays(366));
            desk.file(ACCOUNT, Kind.OBJECTION, List.of("rhythm.tenure"), "A year later.");
        }
    }

    @Test
    void whatWasGrantedIsNeverHeldAgainstAnybody() {
        try (Office office = new Office()) {
            RightsDesk desk = new RightsDesk(office.ledger, office.clock);
            for (int each = 0; each <= RightsDesk.REQUESTS_MAX; each++) {
                RightsRow row = desk.file(ACCOUNT, Kind.RESTRICTION, List.of("rhythm.tenure"), "These were guests.");
                assertTrue(desk.decide(row.id(), Outcome.GRANTED, Office.REASON, Office.ANNA));
            }
        }
    }

    @Test
    void aYesEndsByItselfAndIsForgottenLater() throws Exception {
        try (Office office = new Office()) {
            Consents consents = new Consents(office.ledger, office.clock);
            consents.sayPageUse(ACCOUNT, true, "choices-1", "en");
            office.clock.move(Duration.ofDays(364));
            assertTrue(consents.pageUse(ACCOUNT).agreed());
            office.clock.move(Duration.ofDays(2));
            assertFalse(consents.pageUse(ACCOUNT).agreed(), "after a year it is silence again");
            office.clock.move(Duration.ofDays(366));
            new RetentionJob(office.ledger, office.clock).run();
            assertEquals("0", office.database.value("select count(*) from consents"));
        }
    }

    @Test
    void wrongDataCountsNothingForEver() throws Exception {
        try (Office office = new Office()) {
            RightsDesk desk = new RightsDesk(office.ledger, office.clock);
            RightsRow row = desk.file(ACCOUNT, Kind.RESTRICTION, List.of("rhythm.tenure"), "These were guests.");
            assertTrue(desk.decide(row.id(), Outcome.GRANTED, Office.REASON, Office.ANNA));
            assertEquals("1", sent(office, "rebuttal.accepted"));
            assertEquals("0", sent(office, "data.released"));
        }
    }

    @Test
    void thePersonReadsRolesAndTheOfficerReadsNames() {
        try (Office office = new Office()) {
            AccessLog log = new AccessLog(office.ledger, office.clock);
            log.viewed(ACCOUNT, Office.BORIS, What.CASE_FILE, "a case");
            assertEquals(
                    List.of(new AccessLog.Seen(office.clock.instant(), "ANALYST", "CASE_FILE")),
                    log.forPerson(ACCOUNT));
            assertEquals("boris", log.byName(ACCOUNT, DPO).get(0).viewer());
            assertThrows(IllegalArgumentException.class, () -> log.byName(ACCOUNT, Office.CLARA));
        }
    }

    private static String sent(Office office, String type) throws Exception {
        return office.database.value("select count(*) from outbox where payload like '%\"" + type + "\"%'");
    }
}
