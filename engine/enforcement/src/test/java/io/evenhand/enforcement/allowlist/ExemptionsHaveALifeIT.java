// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.allowlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.ledger.ExemptionRow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/** An entry for single signals: two people, an end, reminders, withdrawal with reasons and appeal, visible effects. */
class ExemptionsHaveALifeIT {
    private static final AccountId ACCOUNT = new AccountId("acc-1");

    @Test
    void anEntryThatTwoPeopleAgreedToStopsASignalAndSaysSo() throws Exception {
        try (Office office = new Office()) {
            office.intake.handle(Samples.doubtful("acc-1", "as-1", office.clock.instant()));
            Exemptions exemptions = exemptions(office);
            ExemptionRow row = propose(office, exemptions);
            assertEquals(List.of(), exemptions.effects(ACCOUNT), "one person is not enough");
            assertFalse(exemptions.approve(row.id(), Office.ANNA));
            assertTrue(exemptions.approve(row.id(), Office.CLARA));
            assertEquals("1", sent(office, "data.restricted"));
            assertEquals(
                    "Entry " + row.id() + " stopped rhythm.tenure from counting; it had 12 points before.",
                    exemptions.effects(ACCOUNT).get(0).sentence());
            office.clock.move(Duration.ofDays(301));
            assertEquals(List.of(), exemptions.effects(ACCOUNT), "it ended by itself");
        }
    }

    @Test
    void noWildcardNoOpenEndAndNoProofOfResale() {
        try (Office office = new Office()) {
            Exemptions exemptions = exemptions(office);
            for (String name : List.of("*", "rhythm.*", "evidence.purchase", "")) {
                assertThrows(
                        IllegalArgumentException.class,
                        () -> exemptions.propose(
                                ACCOUNT,
                                null,
                                List.of(name),
                                Office.REASON,
                                office.clock.instant().plusSeconds(60),
                                Office.ANNA),
                        name);
            }
            assertThrows(
                    IllegalArgumentException.class,
                    () -> exemptions.propose(
                            ACCOUNT,
                            null,
                            List.of("rhythm.tenure"),
                            Office.REASON,
                            office.clock.instant().plus(Duration.ofDays(366)),
                            Office.ANNA));
        }
    }

    @Test
    void theHolderIsRemindedThirtyAndSevenDaysBeforeTheEndOnceEach() throws Exception {
        try (Office office = new Office()) {
            office.ledger.run(
                    books -> books.messages().reach(ACCOUNT, "en", "a@example.org", null, office.clock.instant()));
            Exemptions exemptions = exemptions(office);
            exemptions.approve(propose(office, exemptions).id(), Office.CLARA);
            exemptions.remind();
            assertEquals("0", reminders(office));
            office.clock.move(Duration.ofDays(271));
            exemptions.remind();
            exemptions.remind();
            assertEquals("1", reminders(office));
            office.clock.move(Duration.ofDays(23));
            exemptions.remind();
            assertEquals("2", reminders(office));
        }
    }

    @Test
    void aWithdrawalHasReasonsAndAnAppealThatSomebodyElseHears() throws Exception {
        try (Office office = new Office()) {
            Exemptions exemptions = exemptions(office);
            ExemptionRow row = propose(office, exemptions);
            exemptions.approve(row.id(), Office.CLARA);
            assertThrows(IllegalArgumentException.class, () -> exemptions.withdraw(row.id(), "no", Office.BORIS));
            assertTrue(exemptions.withdraw(row.id(), Office.REASON, Office.BORIS));
            assertEquals("1", sent(office, "data.released"));
            assertTrue(exemptions.appeal(row.id(), "Nothing has changed."));
            for (var insider : List.of(Office.ANNA, Office.BORIS, Office.CLARA)) {
                assertThrows(JdbiException.class, () -> exemptions.answer(row.id(), true, Office.REASON, insider));
            }
            assertTrue(exemptions.answer(row.id(), true, Office.REASON, Office.DORA));
            assertEquals(1, exemptions.effects(ACCOUNT).size(), "it holds again");
            assertEquals("2", sent(office, "data.restricted"));
        }
    }

    private static Exemptions exemptions(Office office) {
        return new Exemptions(office.ledger, Set.of("rhythm.tenure", "link.keys"), office.clock);
    }

    private static ExemptionRow propose(Office office, Exemptions exemptions) {
        return exemptions.propose(
                ACCOUNT,
                null,
                List.of("rhythm.tenure"),
                "a club whose members join on the first of a month",
                office.clock.instant().plus(Duration.ofDays(300)),
                Office.ANNA);
    }

    private static String sent(Office office, String type) throws Exception {
        return office.database.value("select count(*) from outbox where payload like '%\"" + type + "\"%'");
    }

    private static String reminders(Office office) throws Exception {
        return office.database.value("select count(*) from messages where kind = 'ALLOW_ENDS_SOON'");
    }
}
