// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is published follows from the ledger's rows, and does not change when they are forgotten. */
class NumbersFollowFromTheLedgerIT {
    @Test
    void aRecountOfTheRowsGivesWhatIsPublished() throws Exception {
        try (Office office = new Office()) {
            DecisionRow last = null;
            for (int each = 0; each < 12; each++) {
                last = office.limit("acc-" + each);
            }
            office.appeal(last);
            office.clock.move(Duration.ofDays(40));
            office.limit("in-the-next-quarter");
            Map<String, Grid> first = new Numbers(office.ledger).of(new Quarter(2026, 1));
            String recount = office.database.value("select count(*) from decisions where measure = 'LIMIT' "
                    + "and delivered_at >= '2026-01-01Z' and delivered_at < '2026-04-01Z'");
            assertEquals("12", recount);
            String csv = Numbers.csv(first);
            assertTrue(csv.contains("measures,LIMIT,RULE," + recount + "\r\n"), csv);
            assertTrue(csv.contains("appeals,OPEN,IN_TIME,\r\n") || csv.contains("appeals,OPEN,LATE,\r\n"), csv);
            assertTrue(Numbers.json(first).contains("\"LIMIT\":{\"RULE\":12,\"TOTAL\":12}"), Numbers.json(first));
            office.ledger.run(books -> books.erasures().forgetDecisions(List.of("no-such-decision")));
            String id = last.decision().id().value();
            office.ledger.run(books -> books.erasures().forgetDecisions(List.of(id)));
            assertEquals(
                    "12", office.database.value("select count(*) from decisions"), "eleven and the next quarter's");
            assertEquals(csv, Numbers.csv(new Numbers(office.ledger).of(new Quarter(2026, 1))));
        }
    }
}
