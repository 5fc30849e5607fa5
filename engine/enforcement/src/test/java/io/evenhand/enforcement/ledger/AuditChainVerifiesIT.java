// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.appeal.Appeal;
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
