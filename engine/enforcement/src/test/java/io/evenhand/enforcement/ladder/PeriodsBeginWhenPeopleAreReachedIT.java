// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Mailbox;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.appeal.Filing;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.letter.PostRoom;
import io.evenhand.enforcement.message.Courier;
import io.evenhand.enforcement.message.WebhookCarrier;
import io.evenhand.enforcement.outbound.Loopback;
import io.evenhand.enforcement.outbound.PinnedHttp;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The time to answer and to appeal begins when a notice was really sent or read, and not when we wrote it down. */
class PeriodsBeginWhenPeopleAreReachedIT {
    private static final Duration FORTNIGHT = Duration.ofDays(14);

    @Test
    void aMeasureWhoseNoticeReachedNobodyBeginsForNobody() {
        try (Office office = new Office()) {
            DecisionRow row = office.served(office.doubtful("acc-1"), Drafts.of(Measure.SUSPEND_ACCOUNT));
            DecisionId id = row.decision().id();
            for (int day = 0; day < 40; day++) {
                office.clock.move(Duration.ofDays(1));
                assertEquals(0, standing(office), "edges are told nothing");
                office.deadlines.look();
                assertInstanceOf(Stage.NoticeServed.class, office.ladder.stage(id));
            }
            Instant sent = office.clock.instant();
            DecisionRow reached = office.sent(row);
            assertEquals(sent.plus(FORTNIGHT), reached.decision().from());
            assertEquals(
                    sent.plus(FORTNIGHT).plus(Duration.ofDays(30)),
                    reached.decision().until(),
                    "and no longer");
            assertEquals(1, standing(office));
            office.clock.move(FORTNIGHT);
            office.deadlines.look();
            assertInstanceOf(Stage.InForce.class, office.ladder.stage(id));
        }
    }

    @Test
    void whoReadsTheNoticeIsReachedAndASecondWayMovesNothing() {
        try (Office office = new Office()) {
            DecisionRow row = office.served(office.doubtful("acc-1"), Drafts.of(Measure.TERMINATE));
            office.clock.move(Duration.ofDays(3));
            Instant read = office.clock.instant();
            office.notices.open(office.token(row));
            office.clock.move(Duration.ofDays(3));
            assertEquals(
                    read.plus(Duration.ofDays(30)), office.sent(row).decision().from());
        }
    }

    @Test
    void aWarningThatReachedNobodyIsNone() {
        try (Office office = new Office()) {
            CaseId id = office.doubtful("acc-1");
            DecisionRow warning = office.served(id, Drafts.of(Measure.NOTICE));
            office.clock.move(Duration.ofDays(15));
            DecisionRow suspension = office.taken(id, Drafts.of(Measure.SUSPEND_ACCOUNT));
            assertEquals(
                    office.clock.instant().plus(FORTNIGHT),
                    suspension.decision().from());

            CaseId other = office.doubtful("acc-2");
            DecisionRow late = office.served(other, Drafts.of(Measure.NOTICE));
            office.clock.move(Duration.ofDays(10));
            Instant told = office.clock.instant();
            office.sent(late);
            office.clock.move(Duration.ofDays(5));
            assertEquals(
                    told.plus(FORTNIGHT),
                    office.taken(other, Drafts.of(Measure.SUSPEND_ACCOUNT))
                            .decision()
                            .from(),
                    "fifteen days after the writing, five after the sending");
            assertTrue(warning.deliveredAt().isBefore(late.deliveredAt()));
        }
    }

    @Test
    void theSixMonthsForAnAppealBeginThenToo() {
        try (Office office = new Office()) {
            DecisionRow lost = office.served(office.doubtful("acc-1"), Drafts.of(Measure.LIMIT));
            DecisionRow late = office.served(office.doubtful("acc-2"), Drafts.of(Measure.LIMIT));
            office.clock.move(Duration.ofDays(60));
            office.sent(late);
            office.clock.move(Duration.ofDays(183));
            assertInstanceOf(
                    Filing.Filed.class, file(office, late), "243 days after the writing, 183 after the sending");
            office.clock.move(Duration.ofDays(120));
            assertTrue(office.notices.open(office.token(lost)).appealPossible());
            assertInstanceOf(Filing.Filed.class, file(office, lost), "it had reached nobody");
        }
    }

    @Test
    void withoutAMailServerNoAttemptIsUsedUpAndWithOneTheSendingCounts() throws Exception {
        try (Office office = new Office();
                Mailbox mailbox = new Mailbox(office)) {
            office.ledger.run(books -> books.messages()
                    .reach(new AccountId("acc-1"), "en", "me@example.test", null, office.clock.instant()));
            DecisionRow row = office.served(office.doubtful("acc-1"), Drafts.of(Measure.SUSPEND_ACCOUNT));
            WebhookCarrier none = new WebhookCarrier(
                    new PinnedHttp(new Loopback(), Set.of(443), Duration.ofSeconds(1), 1_024), new byte[32]);
            Courier without = new Courier(office.ledger, null, none, office.clock);
            new PostRoom(office.ledger, office.links, office.clock).run();
            for (int day = 0; day < 30; day++) {
                assertEquals(0, without.run());
                office.clock.move(Duration.ofDays(1));
                office.deadlines.look();
            }
            assertNull(reachedAt(office, row));
            Instant sent = office.clock.instant();
            mailbox.deliver();
            assertEquals(1, mailbox.subjects().size());
            assertEquals(sent, reachedAt(office, row));
            assertEquals(
                    sent.plus(FORTNIGHT), office.decision("acc-1").decision().from());
        }
    }

    @Test
    void theDatabaseLetsAMeasureBePutOffAndNothingElse() throws Exception {
        try (Office office = new Office()) {
            DecisionRow row = office.served(office.doubtful("acc-1"), Drafts.of(Measure.SUSPEND_ACCOUNT));
            String where = " where id = '" + row.decision().id() + "'";
            for (String change : new String[] {
                "starts_at = starts_at + interval '1 day'",
                "starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '2 days'",
                "starts_at = starts_at - interval '1 second', ends_at = ends_at - interval '1 second'",
                "starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day', reasons = 'OTHER'"
            }) {
                assertThrows(
                        SQLException.class,
                        () -> office.database.sql("update decisions set " + change + where),
                        change);
            }
            office.database.sql("update decisions set starts_at = starts_at + interval '1 day', "
                    + "ends_at = ends_at + interval '1 day'" + where);
        }
    }

    private static int standing(Office office) {
        return office.ledger
                .inTransaction(books -> books.decisions().standing(office.clock.instant()))
                .size();
    }

    private static Instant reachedAt(Office office, DecisionRow row) {
        return office.ledger.<Instant>inTransaction(
                books -> books.decisions().notices().reachedAt(row.decision().id()));
    }

    private static Filing file(Office office, DecisionRow row) {
        return office.appeals.file(office.token(row), "This was my family.", null);
    }
}
