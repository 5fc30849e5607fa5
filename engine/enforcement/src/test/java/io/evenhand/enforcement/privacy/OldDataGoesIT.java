// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** R40 on a clock that travels: what was kept for long enough goes by itself, and not before. */
class OldDataGoesIT {
    @Test
    void signalsOnWhichNothingRestsGoAfterThirtyDays() throws Exception {
        try (Office office = new Office()) {
            office.intake.handle(Samples.harmless("acc-1", "as-1", office.clock.instant()));
            RetentionJob job = new RetentionJob(office.ledger, office.clock);
            office.clock.move(Duration.ofDays(30));
            assertEquals(Map.of(), job.run(), "thirty days are not over");
            office.clock.move(Duration.ofSeconds(1));
            assertEquals(Map.of("signals", 3), job.run(), "a verdict, an assessment, the account");
            assertEquals("0", count(office, "accounts"));
        }
    }

    @Test
    void aMeasureGoesTwoYearsAfterItEndedAndLeavesALineToCount() throws Exception {
        try (Office office = new Office()) {
            var row = office.limit("acc-1");
            ErasedIsGoneIT.closeCases(office);
            RetentionJob job = new RetentionJob(office.ledger, office.clock);
            office.clock.set(row.decision().until().plus(Duration.ofDays(729)));
            job.run();
            assertEquals("1", count(office, "decisions"));
            assertEquals("1", count(office, "assessments"), "what it rests on stays with it");
            office.clock.move(Duration.ofDays(3));
            job.run();
            for (String table :
                    new String[] {"decisions", "statements", "notices", "cases", "assessments", "accounts"}) {
                assertEquals("0", count(office, table), table);
            }
            assertEquals("LIMIT", office.database.value("select measure from past_decisions"));
            assertFalse(office.database
                    .value("select t::text from past_decisions t")
                    .contains("acc-1"));
        }
    }

    @Test
    void evidenceOfAnOverturnedMeasureGoesNinetyDaysAfterThat() throws Exception {
        try (Office office = new Office()) {
            Canary.live(office);
            office.database.sql(
                    "delete from holds",
                    "update clocks set met_at = due_at where met_at is null",
                    "update appeals set state = 'REASONS_SENT', outcome = 'OVERTURNED', decider = 'dora', "
                            + "reasons = 'wrong', decided_at = '" + office.clock.instant() + "'");
            RetentionJob job = new RetentionJob(office.ledger, office.clock);
            office.clock.move(Duration.ofDays(89));
            job.run();
            assertEquals("1", count(office, "decisions"));
            office.clock.move(Duration.ofDays(2));
            Map<String, Integer> gone = job.run();
            assertTrue(gone.containsKey("decisions"), gone.toString());
            assertEquals("0", count(office, "appeals"));
            assertEquals("0", count(office, "appeal_contacts"));
            assertEquals("OVERTURNED", office.database.value("select outcome from past_appeals"));
        }
    }

    @Test
    void aWarningStaysForAsLongAsTheMeasureThatFollowedIt() throws Exception {
        try (Office office = new Office()) {
            var first = office.limit("acc-1");
            String notice = first.decision().id().value();
            ErasedIsGoneIT.closeCases(office);
            office.database.sql(
                    "insert into statements select 'd-after', body from statements",
                    "insert into notices select 'd-after', delivered_at, null from notices",
                    "select set_config('evenhand.erasing', 'on', false)",
                    "insert into decisions select (jsonb_populate_record(d, '{\"id\": \"d-after\", \"warned_by\": null, "
                            + "\"warned_at\": null, \"follows\": \"" + notice + "\"}'::jsonb)).* from decisions d",
                    "update decisions set ends_at = ends_at + interval '400 days' where id = 'd-after'");
            RetentionJob job = new RetentionJob(office.ledger, office.clock);
            office.clock.set(first.decision().until().plus(Duration.ofDays(740)));
            job.run();
            assertEquals("2", count(office, "decisions"), "the later one still needs the earlier one");
            office.clock.move(Duration.ofDays(400));
            job.run();
            assertEquals("0", count(office, "decisions"));
            assertEquals("2", count(office, "past_decisions"));
        }
    }

    @Test
    void evidenceGoesOnItsOwnDayAndScoringIsTold() throws Exception {
        try (Office office = new Office()) {
            Canary.live(office);
            Canary.settle(office);
            office.database.sql(
                    "delete from holds",
                    "insert into evidence_verifications values ('e-1', 'anna', 'clara', repeat('x', 40), repeat('x', 40), now())",
                    "update evidence_items set verified_at = collected_at");
            RetentionJob job = new RetentionJob(office.ledger, office.clock);
            office.clock.move(Duration.ofDays(299));
            job.run();
            assertEquals("1", count(office, "evidence_items"));
            office.clock.move(Duration.ofDays(2));
            job.run();
            assertEquals("0", count(office, "evidence_items"));
            assertEquals("0", count(office, "evidence_verifications"));
            assertEquals(
                    "1",
                    office.database.value("select count(*) from outbox where payload like '%evidence.withdrawn%e-1%'"));
            assertEquals("1", count(office, "reports"), "a report is kept for a year after its answer");
            office.clock.move(Duration.ofDays(90));
            job.run();
            assertEquals("0", count(office, "reports"));
        }
    }

    @Test
    void whatIsHeldStays() throws Exception {
        try (Office office = new Office()) {
            office.intake.handle(Samples.harmless("acc-1", "as-1", office.clock.instant()));
            office.clock.move(Duration.ofDays(25));
            new Erasure(office.ledger, LogForgetter.none(), () -> FeedForgetter.NOT_NOW, office.clock)
                    .hold(
                            new io.evenhand.contract.id.AccountId("acc-1"),
                            "a claim before a court",
                            office.clock.instant().plus(Duration.ofDays(100)),
                            Office.CLARA);
            office.clock.move(Duration.ofDays(30));
            new RetentionJob(office.ledger, office.clock).run();
            assertEquals("1", count(office, "assessments"));
        }
    }

    private static String count(Office office, String table) throws SQLException {
        return office.database.value("select count(*) from " + table);
    }
}
