// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.ladder.Drafts;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Law 18: the audit log is append-only and chained; a row edited, cut out or put in is found. */
class AuditChainVerifiesIT {
    @Test
    void anHonestLogVerifiesAndNamesNoAccount() throws Exception {
        try (Office office = withSomeActs()) {
            assertTrue(office.database.count("audit_log") >= 8);
            assertEquals(0, firstBroken(office));
            assertEquals(
                    "0", office.database.value("select count(*) from audit_log where subject || detail like '%acc-%'"));
        }
    }

    @Test
    void nobodyUpdatesDeletesOrEmptiesIt() throws Exception {
        try (Office office = withSomeActs()) {
            for (String sql : new String[] {
                "update audit_log set actor = 'nobody' where seq = 2",
                "delete from audit_log where seq = 2",
                "truncate audit_log"
            }) {
                assertThrows(SQLException.class, () -> office.database.sql(sql), sql);
            }
            assertEquals(0, firstBroken(office));
        }
    }

    @Test
    void whoGetsPastTheDatabaseIsFoundOut() throws Exception {
        String off = "alter table audit_log disable trigger user";
        try (Office edited = withSomeActs();
                Office cut = withSomeActs();
                Office shifted = withSomeActs()) {
            edited.database.sql(off, "update audit_log set actor = 'boris' where seq = 2");
            assertEquals(2, firstBroken(edited));
            cut.database.sql(off, "delete from audit_log where seq = 3");
            assertEquals(4, firstBroken(cut));
            // the boundary between two fields moved: the texts together are the same
            shifted.database.sql(
                    off, "update audit_log set actor = actor || left(act, 1), act = substr(act, 2) where seq = 3");
            assertEquals(3, firstBroken(shifted));
        }
    }

    @Test
    void theLogVouchesForWordsThatItDoesNotHold() throws Exception {
        try (Office office = withSomeActs()) {
            Appeal appeal = office.appeal(office.decision("acc-2"));
            office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.UPHELD, Office.REASON);
            String statement =
                    office.database.value("select body from statements s join decisions d on d.id = s.decision "
                            + "where d.account = 'acc-2'");
            String made = detail(office, "decision.made", "decision:" + appeal.decision());
            assertTrue(made.endsWith("words sha256:" + Sha256.hex(statement.getBytes(UTF_8))), made);
            String said = office.ledger.inTransaction(books -> AppealDesk.answered(books, appeal.id(), Office.REASON));
            String upheld = detail(office, "appeal.upheld", "appeal:" + appeal.id());
            assertTrue(upheld.endsWith(Sha256.hex(said.getBytes(UTF_8))), upheld);
            String filed = detail(office, "appeal.filed", "appeal:" + appeal.id());
            assertTrue(filed.endsWith(Sha256.hex(appeal.statement().getBytes(UTF_8))), filed);
        }
    }

    private static String detail(Office office, String act, String subject) throws Exception {
        return office.database.value(
                "select detail from audit_log where act = '" + act + "' and subject = '" + subject + "'");
    }

    @Test
    void whoTookPartWhatWasAnsweredAndWhoLookedIsNeverChanged() throws Exception {
        try (Office office = withSomeActs()) {
            office.ledger.run(books -> books.privacy()
                    .viewed(
                            new AccountId("acc-1"),
                            "anna",
                            "ANALYST",
                            "CASE_FILE",
                            "working on a case",
                            office.clock.instant()));
            office.taken(office.doubtful("acc-9"), Drafts.of(Measure.NOTICE));
            for (String table : new String[] {"decision_participants", "appeal_answers", "access_log"}) {
                assertTrue(office.database.count(table) > 0, table + " holds something");
                SQLException refusal =
                        assertThrows(SQLException.class, () -> office.database.sql("delete from " + table), table);
                assertTrue(refusal.getMessage().contains("append-only"), refusal.getMessage());
            }
        }
    }

    private static long firstBroken(Office office) {
        return office.ledger.inTransaction(books -> books.audit().firstBroken());
    }

    private static Office withSomeActs() {
        Office office = new Office();
        for (int i = 0; i < 4; i++) {
            office.limit("acc-" + i);
            office.clock.move(Duration.ofMinutes(1));
        }
        Appeal appeal = office.appeal(office.decision("acc-1"));
        office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.OVERTURNED, Office.REASON);
        return office;
    }
}
