// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.allowlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.enforcement.FakeRuleset;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.decide.AssessmentIntake;
import io.evenhand.enforcement.decide.Handled;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 7: an active allow entry withholds the action, visibly; the rules are still evaluated. */
class AllowlistTrumpsSanctionIT {
    @TempDir
    Path dir;

    @Test
    void noRuleLimitsAnAccountThatSomebodyVouchedFor() throws Exception {
        try (Office office = new Office()) {
            grant(office, "acc-1");
            grant(office, "acc-2");
            Assessment first = Samples.damning("acc-1", "as-1", office.clock.instant());
            Assessment second = Samples.damning("acc-2", "as-1", office.clock.instant());
            AssessmentIntake careful =
                    new AssessmentIntake(office.ledger, office.rulebook(FakeRuleset.careful()), office.clock);
            assertEquals(Handled.WITHHELD, office.intake.handle(first), "although the rules ignore the entry");
            assertEquals(Handled.WITHHELD, careful.handle(second));
            assertEquals(0, office.database.count("decisions"));
            var file = office.cases.accountFile(new AccountId("acc-1"));
            assertEquals(Outcome.LIMIT, file.verdicts().get(0).outcome(), "the rules were evaluated");
            assertNotNull(file.allowlistedUntil(), "and the file says what withheld the measure");
        }
    }

    @Test
    void anEntryWithholdsAMeasureInForceForAsLongAsItLasts() throws Exception {
        KeyPair keys = Office.keys();
        try (Office office = new Office();
                FeedPublisher feed = office.publisher(dir, keys)) {
            feed.start();
            DecisionRow row = office.limit("acc-1");
            Office.await("announced", () -> feed.head() == 2);
            AllowEntry entry = grant(office, "acc-1");
            Office.await("withheld", () -> feed.head() == 3);
            assertTrue(office.decision("acc-1").withheld());
            assertEquals(0, office.cases.overview().restrictions().size());
            assertNotNull(office.notices.preview(row.decision().id()).state());
            assertTrue(office.allowlist.withdraw(entry.id(), "the address was not theirs", Office.CLARA));
            assertFalse(office.allowlist.withdraw(entry.id(), "again", Office.CLARA));
            Office.await("back in force", () -> feed.head() == 4);
            assertEquals(1, office.cases.overview().restrictions().size());
        }
    }

    @Test
    void anExpiredEntryCountsNothing() {
        try (Office office = new Office()) {
            grant(office, "acc-1");
            office.clock.move(Duration.ofDays(31));
            assertNull(office.allowlist.active(new AccountId("acc-1")));
            assertEquals(
                    Handled.LIMITED, office.intake.handle(Samples.damning("acc-1", "as-1", office.clock.instant())));
        }
    }

    @Test
    void everyEntryEndsWithinAYearAndNamesOneAccount() throws Exception {
        try (Office office = new Office()) {
            var tooFar = office.clock.instant().plus(Duration.ofDays(367));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> office.allowlist.grant(new AccountId("acc-1"), tooFar, "known", Office.ANNA));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> office.allowlist.grant(
                            new AccountId("acc-1"),
                            office.clock.instant().plus(Duration.ofDays(1)),
                            "known",
                            Office.OTTO));
            String insert = "insert into allow_entries (account, reason, granted_by, starts_at, ends_at) values ";
            for (String row : new String[] {
                "('acc-1', 'known', 'anna', now(), null)",
                "('acc-1', 'known', 'anna', now(), now() + interval '2 years')",
                "('10.0.0.0/8', 'known', 'anna', now(), now() + interval '1 day')",
                "('*', 'known', 'anna', now(), now() + interval '1 day')"
            }) {
                assertThrows(SQLException.class, () -> office.database.sql(insert + row), row);
            }
        }
    }

    private static AllowEntry grant(Office office, String account) {
        return office.allowlist.grant(
                new AccountId(account),
                office.clock.instant().plus(Duration.ofDays(30)),
                "a club that showed its member list",
                Office.ANNA);
    }
}
