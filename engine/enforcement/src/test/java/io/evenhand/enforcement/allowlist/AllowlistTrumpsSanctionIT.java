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
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AllowRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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
            assertFalse(office.allowlist.withdraw(entry.id(), "the address was not theirs", Office.CLARA));
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
            var tooFar = office.clock.instant().plus(Duration.ofDays(365)).plusMillis(1);
            assertThrows(IllegalArgumentException.class, () -> propose(office, tooFar, Office.ANNA));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> propose(office, office.clock.instant().plus(Duration.ofDays(1)), Office.OTTO));
            String insert =
                    "insert into allow_entries (account, scope, reason, granted_by, proposed_at, ends_at) values ";
            for (String row : new String[] {
                "('acc-1', 'ALL_MEASURES', 'known', 'anna', now(), null)",
                "('acc-1', 'EVERYTHING', 'known', 'anna', now(), now() + interval '1 day')",
                "('acc-1', 'ALL_MEASURES', 'known', 'anna', '2026-03-01T00:00Z', '2027-03-01T00:00:01Z')",
                "('10.0.0.0/8', 'ALL_MEASURES', 'known', 'anna', now(), now() + interval '1 day')",
                "('*', 'ALL_MEASURES', 'known', 'anna', now(), now() + interval '1 day')"
            }) {
                assertThrows(SQLException.class, () -> office.database.sql(insert + row), row);
            }
        }
    }

    private static AllowEntry grant(Office office, String account) {
        return office.vouched(account, Duration.ofDays(30), "a club that showed its member list");
    }

    private static AllowEntry propose(Office office, Instant until, StaffMember by) {
        return office.allowlist.propose(new AccountId("acc-1"), AllowRow.Scope.ALL_MEASURES, until, "known", by);
    }

    @Test
    void anEntryTakesTwoPeopleAndTheDatabaseWantsThemToo() throws Exception {
        try (Office office = new Office()) {
            DecisionRow row = office.limit("acc-1");
            AllowEntry entry = propose(office, office.clock.instant().plus(Duration.ofDays(30)), Office.ANNA);
            assertFalse(office.decision("acc-1").withheld(), "one person withholds nothing");
            assertFalse(office.allowlist.approve(entry.id(), Office.ANNA));
            assertNull(office.allowlist.active(row.decision().subject().account()));
            SQLException alone = assertThrows(
                    SQLException.class, () -> office.database.sql("update allow_entries set starts_at = proposed_at"));
            assertTrue(alone.getMessage().contains("an allow entry begins when a second person agrees"));
            SQLException own = assertThrows(
                    SQLException.class, () -> office.database.sql("update allow_entries set approved_by = granted_by"));
            assertTrue(own.getMessage().contains("approver_is_not_proposer"));
            assertTrue(office.allowlist.approve(entry.id(), Office.BORIS));
            assertFalse(office.allowlist.approve(entry.id(), Office.CLARA));
            assertTrue(office.decision("acc-1").withheld());
        }
    }

    @Test
    void aNarrowEntryWithholdsWhatIsNewAndLeavesWhatIsInForce() {
        try (Office office = new Office()) {
            office.limit("acc-1");
            AllowEntry entry = office.allowlist.propose(
                    new AccountId("acc-1"),
                    AllowRow.Scope.NEW_MEASURES,
                    office.clock.instant().plus(Duration.ofDays(90)),
                    "a club that showed its member list",
                    Office.ANNA);
            assertTrue(office.allowlist.approve(entry.id(), Office.BORIS));
            assertFalse(office.decision("acc-1").withheld());
            office.clock.move(Duration.ofDays(40));
            assertEquals(
                    Handled.WITHHELD, office.intake.handle(Samples.damning("acc-1", "as-2", office.clock.instant())));
        }
    }

    @Test
    void aWithdrawalIsToldAndCanBeOverturnedBySomebodyWhoTookNoPart() throws Exception {
        try (Office office = new Office()) {
            office.ledger.run(books -> books.messages()
                    .reach(new AccountId("acc-1"), "en", "me@example.test", null, office.clock.instant()));
            AllowEntry entry = grant(office, "acc-1");
            assertFalse(office.allowlist.appeal(entry.id(), "It is still our club."), "nothing was withdrawn");
            assertThrows(
                    IllegalArgumentException.class, () -> office.allowlist.withdraw(entry.id(), "no", Office.CLARA));
            assertTrue(office.allowlist.withdraw(entry.id(), "the member list was not theirs", Office.CLARA));
            assertEquals(1, office.database.count("messages where kind = 'ALLOW_WITHDRAWN'"));
            assertNull(office.allowlist.active(new AccountId("acc-1")));
            assertTrue(office.allowlist.appeal(entry.id(), "It is still our club."));
            for (StaffMember each : new StaffMember[] {Office.ANNA, Office.BORIS, Office.CLARA}) {
                assertFalse(office.allowlist.answer(entry.id(), true, "the list is theirs after all", each));
            }
            assertTrue(office.allowlist.answer(entry.id(), true, "the list is theirs after all", Office.EMIL));
            assertNotNull(office.allowlist.active(new AccountId("acc-1")));
        }
    }
}
