// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.allowlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.enforcement.FakeRuleset;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.decide.AssessmentIntake;
import io.evenhand.enforcement.decide.Handled;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.MigrationHoldRow;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** While a server moves no rule begins a measure; a hold is short, seldom and has a reason. */
class HeldAccountsAreNotLimitedIT {
    private static final AccountId ACCOUNT = new AccountId("acc-1");
    private static final String REASON = "the hosting provider closes and everybody is shared anew";

    @Test
    void noRuleBeginsAMeasureWhileAServerMovesAndTheRulesAreStillEvaluated() throws Exception {
        try (Office office = new Office()) {
            hold(office, Duration.ofDays(14), Office.ANNA);
            AssessmentIntake careful =
                    new AssessmentIntake(office.ledger, office.rulebook(FakeRuleset.careful()), office.clock);
            assertEquals(
                    Handled.WITHHELD,
                    office.intake.handle(Samples.damning("acc-1", "as-1", office.clock.instant())),
                    "although the rules ignore the hold");
            assertEquals(Handled.WITHHELD, careful.handle(Samples.damning("acc-1", "as-2", office.clock.instant())));
            assertEquals(0, office.database.count("decisions"));
            assertEquals(
                    Outcome.LIMIT,
                    office.cases.accountFile(ACCOUNT).verdicts().get(0).outcome());
            office.clock.move(Duration.ofDays(14).plusSeconds(1));
            assertEquals(
                    Handled.LIMITED, office.intake.handle(Samples.damning("acc-1", "as-3", office.clock.instant())));
        }
    }

    @Test
    void scoringHearsOfItAndOfItsEarlyEnd() throws Exception {
        try (Office office = new Office()) {
            MigrationHoldRow row = hold(office, Duration.ofDays(14), Office.ANNA);
            assertNotNull(holds(office).active(ACCOUNT));
            assertEquals(1, office.database.count("outbox"));
            assertTrue(office.database.value("select payload from outbox").contains("hold.migration"));
            office.clock.move(Duration.ofDays(1));
            assertTrue(holds(office).end(row.id(), Office.CLARA));
            assertFalse(holds(office).end(row.id(), Office.CLARA), "it was over");
            assertNull(holds(office).active(ACCOUNT));
            assertEquals(2, office.database.count("outbox"));
        }
    }

    @Test
    void aHoldIsShortAndSeldomAndHasAReason() throws Exception {
        try (Office office = new Office()) {
            assertThrows(IllegalArgumentException.class, () -> hold(office, Duration.ofDays(15), Office.ANNA));
            assertThrows(IllegalArgumentException.class, () -> hold(office, Duration.ofDays(1), Office.OTTO));
            assertThrows(IllegalArgumentException.class, () -> holds(office)
                    .place(ACCOUNT, office.clock.instant().plusSeconds(60), "moving", Office.ANNA));
            hold(office, Duration.ofDays(1), Office.ANNA);
            office.clock.move(Duration.ofDays(80));
            assertThrows(IllegalArgumentException.class, () -> hold(office, Duration.ofDays(1), Office.ANNA));
            office.clock.move(Duration.ofDays(11));
            hold(office, Duration.ofDays(1), Office.ANNA);
            String insert = "insert into migration_holds (account, reason, placed_by, placed_at, ends_at) values ";
            for (String row : new String[] {
                "('acc-9', 'a reason that is long enough', 'anna', now(), now() + interval '15 days')",
                "('acc-9', 'short', 'anna', now(), now() + interval '1 day')",
                "('10.0.0.0/8', 'a reason that is long enough', 'anna', now(), now() + interval '1 day')",
                "('acc-8', 'a reason that is long enough', 'anna', '2026-01-01Z', '2026-01-02Z'), "
                        + "('acc-8', 'a reason that is long enough', 'anna', '2026-02-01Z', '2026-02-02Z')"
            }) {
                assertThrows(SQLException.class, () -> office.database.sql(insert + row), row);
            }
        }
    }

    private static MigrationHoldRow hold(Office office, Duration length, StaffMember by) {
        return holds(office).place(ACCOUNT, office.clock.instant().plus(length), REASON, by);
    }

    private static MigrationHolds holds(Office office) {
        return new MigrationHolds(office.ledger, office.clock);
    }
}
