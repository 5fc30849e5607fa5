// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.ledger.AppealLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However long a queue is, the database is asked once for it. */
class QueuesAskOnceIT {
    @Test
    void twentyAppealsTakeAsManyQuestionsAsOne() throws Exception {
        try (Office office = new Office()) {
            office.appeal(office.limit("acc-0"));
            long one = asked(office, () -> office.appeals.queue(Office.ANNA));
            for (int i = 1; i < 20; i++) {
                office.appeal(office.limit("acc-" + i));
            }
            List<AppealLine> lines = office.appeals.queue(Office.ANNA);
            assertEquals(20, lines.size());
            assertEquals(1, one);
            assertEquals(1, asked(office, () -> office.appeals.queue(Office.ANNA)));
        }
    }

    @Test
    void aLineSaysWhatThePageOfTheAppealSays() throws Exception {
        try (Office office = new Office()) {
            var row = office.limit("acc-1");
            var appeal = office.appeal(row);
            office.reviews.look(appeal.id(), Office.CLARA);
            AppealLine line = office.appeals.queue(Office.ANNA).get(0);
            assertEquals(appeal.id(), line.id());
            assertEquals(Measure.LIMIT, line.measure());
            assertEquals(appeal.answerBy(), line.answerBy());
            assertEquals(
                    office.ledger
                            .inTransaction(books -> books.accounts()
                                    .verdict(row.decision().subject().account(), row.assessment()))
                            .assessment()
                            .score(),
                    line.score());
            assertFalse(line.isFreeFor("anna"), "clara works on it");
            assertTrue(office.appeals.queue(Office.CLARA).get(0).isFreeFor("clara"));
            assertEquals(office.appeals.mayDecide(appeal.id(), Office.CLARA), true);
        }
    }

    @Test
    void casesTakeAsManyQuestionsAsOneToo() throws Exception {
        try (Office office = new Office()) {
            for (int i = 0; i < 5; i++) {
                office.doubtful("acc-" + i, Office.ANNA, Office.BORIS);
            }
            assertEquals(1, asked(office, office.cases::queue));
        }
    }

    @Test
    void anAccountsDecisionsReadTheSameTogetherAndOneByOne() throws Exception {
        try (Office office = new Office()) {
            var row = office.limit("acc-1");
            var alone = office.notices.served(office.token(row));
            assertEquals(
                    alone.decision(),
                    office.notices.served(new AccountId("acc-1")).get(0).decision());
            assertEquals(
                    List.of(office.notices.served(office.token(row))), office.notices.served(new AccountId("acc-1")));
            assertEquals(List.of(), office.notices.served(new AccountId("acc-2")));
        }
    }

    private static long asked(Office office, Runnable reading) {
        long before = office.ledger.statements();
        reading.run();
        return office.ledger.statements() - before;
    }
}
