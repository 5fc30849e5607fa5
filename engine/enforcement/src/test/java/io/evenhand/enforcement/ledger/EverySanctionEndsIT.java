// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.decision.Subject;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.decide.Handled;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Law 10: every measure but a termination has an end, in the types, in the database and in effect. */
class EverySanctionEndsIT {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void noDecisionAndNoEntryWithoutAnEndCanBeMade() {
        try (Office office = new Office()) {
            var reasons = office.limit("acc-1").decision().reasons();
            for (Measure measure : Measure.values()) {
                Origin people = new Origin.ByPeople("anna", "boris");
                Runnable endless = () -> new Decision(
                        new DecisionId("d-1"),
                        Subject.account(new AccountId("acc-1")),
                        measure,
                        people,
                        reasons,
                        NOW,
                        null);
                if (measure == Measure.TERMINATE) {
                    endless.run();
                } else {
                    assertThrows(IllegalArgumentException.class, endless::run, measure.name());
                }
            }
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new PolicyEntry(
                            new AccountId("acc-1"),
                            null,
                            Measure.LIMIT,
                            new DecisionId("d-1"),
                            "CODE",
                            "http://casework.test",
                            NOW,
                            null,
                            3));
        }
    }

    @Test
    void theDatabaseRefusesADecisionWithoutAnEnd() throws Exception {
        try (Office office = new Office()) {
            DecisionRow row = office.limit("acc-1");
            String id = row.decision().id().value();
            assertRefused(office, "every_sanction_ends", "update decisions set ends_at = null where id = '" + id + "'");
            assertRefused(
                    office, "ends_after_it_begins", "update decisions set ends_at = starts_at where id = '" + id + "'");
        }
    }

    @Test
    void aLimitEndsByItself() {
        try (Office office = new Office()) {
            DecisionRow row = office.limit("acc-1");
            assertEquals(NOW.plus(Duration.ofDays(30)), row.decision().until());
            assertEquals(1, office.cases.overview().restrictions().size());
            office.clock.move(Duration.ofDays(30));
            assertEquals(0, office.cases.overview().restrictions().size());
            assertFalse(office.notices.preview(row.decision().id()).inForce());
            assertEquals(
                    Handled.LIMITED, office.intake.handle(Samples.damning("acc-1", "as-2", office.clock.instant())));
        }
    }

    @Test
    void theDatabaseWantsTwoDifferentPeopleForAnythingAboveALimit() throws Exception {
        try (Office office = new Office()) {
            String where = " where id = '" + office.limit("acc-1").decision().id() + "'";
            assertRefused(
                    office, "severe_needs_two_people", "update decisions set measure = 'SUSPEND_ACCOUNT'" + where);
            assertRefused(
                    office,
                    "approver_is_not_proposer",
                    "update decisions set measure = 'SUSPEND_ACCOUNT', origin = 'PEOPLE', ruleset = null, "
                            + "proposer = 'anna', approver = 'anna'" + where);
            assertRefused(
                    office,
                    "no_suspension_without_warning",
                    "update decisions set measure = 'SUSPEND_ACCOUNT', origin = 'PEOPLE', ruleset = null, "
                            + "proposer = 'anna', approver = 'boris', proportionality = repeat('because ', 6)" + where);
        }
    }

    private static void assertRefused(Office office, String constraint, String sql) {
        SQLException refused = assertThrows(SQLException.class, () -> office.database.sql(sql));
        assertTrue(refused.getMessage().contains(constraint), refused.getMessage());
    }
}
