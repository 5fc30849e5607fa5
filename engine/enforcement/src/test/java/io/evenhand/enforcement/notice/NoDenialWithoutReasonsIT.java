// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.decision.StatementOfReasons;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.feed.FeedFiles;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 4: whatever restricts somebody at an edge has a statement of reasons that was delivered before it took effect. */
class NoDenialWithoutReasonsIT {
    @TempDir
    Path dir;

    @Test
    void everyAnnouncedEntryLeadsToReasonsThatWereThereFirst() throws Exception {
        try (Office office = new Office();
                FeedPublisher feed = office.publisher(dir, Office.keys())) {
            feed.start();
            office.limit("acc-1");
            Office.await("announced", () -> feed.head() == 2);
            Delta delta = ContractJson.read(Files.readAllBytes(new FeedFiles(dir).delta(2)), Delta.class);
            PolicyEntry entry = delta.put().get(0);
            String shown = entry.appeal().substring(entry.appeal().lastIndexOf('/') + 1);
            assertEquals(entry.decision(), office.links.verifyShown(shown, office.clock.instant()));
            assertNull(office.notices.open(shown), "what edges are given opens nothing by itself");
            Notice notice = office.notices.open(office.token(office.decision(entry.decision())));
            assertEquals(entry.decision(), notice.decision());
            assertFalse(notice.deliveredAt().isAfter(entry.from()));
            assertTrue(notice.inForce());
            assertEquals(3, entry.externalStreamsMax());
            assertNotNull(office.decision(entry.decision()).firstReadAt(), "reading is remembered");
            assertEquals(
                    0,
                    ContractJson.read(Files.readAllBytes(new FeedFiles(dir).snapshot(1)), Snapshot.class)
                            .entries()
                            .size());
        }
    }

    @Test
    void theStatementSaysAllThatTheLawWants() {
        try (Office office = new Office()) {
            DecisionRow row = office.limit("acc-1");
            Notice notice = office.notices.preview(row.decision().id());
            StatementOfReasons reasons = notice.reasons();
            assertEquals(2, reasons.facts().size());
            assertTrue(
                    reasons.facts().get(0).contains("28 people"),
                    reasons.facts().get(0));
            assertEquals(1, reasons.inFavour().size());
            assertEquals(Sentences.NOT_USED, reasons.notUsed());
            assertTrue(reasons.automatedDetection());
            assertTrue(reasons.automatedDecision(), "a rule decided");
            assertEquals(26, notice.score());
            assertEquals(
                    notice.score(),
                    notice.familyPoints().stream()
                            .mapToInt(Notice.FamilyPoints::points)
                            .sum());
            assertTrue(notice.headline().contains("2 March 2026 until 1 April 2026"), notice.headline());
            assertTrue(notice.howDecided().contains("No person has decided yet"));
            assertEquals(
                    "http://casework.test/n/" + office.token(row),
                    office.notices.linkFor(row.decision().id()));
        }
    }

    @Test
    void theDatabaseRefusesADecisionWithoutOrBeforeItsNotice() throws Exception {
        try (Office office = new Office()) {
            String id = office.limit("acc-1").decision().id().value();
            String where = " where id = '" + id + "'";
            refused(office, "update decisions set starts_at = delivered_at - interval '1 second'" + where);
            refused(office, "update decisions set delivered_at = delivered_at - interval '1 day'" + where);
            refused(office, "delete from statements where decision = '" + id + "'");
            refused(office, "delete from notices where decision = '" + id + "'");
            refused(office, "update decisions set id = 'd-without-statement'" + where);
        }
    }

    @Test
    void theDatabaseRefusesANewDecisionThatBeginsBeforeItsNotice() throws Exception {
        try (Office office = new Office()) {
            office.limit("acc-1");
            String columns =
                    "case_id, account, server, assessment, measure, reasons, origin, ruleset, delivered_at, ends_at, "
                            + "state, decided_under";
            office.database.sql(
                    "insert into statements select 'd-early', body from statements",
                    "insert into notices (decision, delivered_at) select 'd-early', delivered_at from notices");
            SQLException early = assertThrows(
                    SQLException.class,
                    () -> office.database.sql("insert into decisions (id, starts_at, " + columns
                            + ") select 'd-early', delivered_at - interval '1 second', " + columns
                            + " from decisions"));
            assertTrue(early.getMessage().contains("no_denial_without_reasons"), early.getMessage());
            SQLException none = assertThrows(
                    SQLException.class,
                    () -> office.database.sql("insert into decisions (id, starts_at, " + columns
                            + ") select 'd-without-statement', starts_at, " + columns + " from decisions"));
            assertTrue(none.getMessage().contains("foreign key"), none.getMessage());
        }
    }

    @Test
    void anExpiredOrForgedLinkOpensNothing() {
        try (Office office = new Office()) {
            String token = office.token(office.limit("acc-1"));
            assertNull(office.notices.open(token + "x"));
            assertNull(office.notices.open(token.replace("d-", "e-")));
            assertNull(office.notices.open(""));
            office.clock.move(Duration.ofDays(900));
            assertNull(office.notices.open(token));
        }
    }

    private static void refused(Office office, String sql) {
        assertThrows(SQLException.class, () -> office.database.sql(sql), sql);
    }
}
