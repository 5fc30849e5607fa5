// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is published follows from the ledger's rows, and does not change when they are forgotten. */
class NumbersFollowFromTheLedgerIT {
    private static final Quarter FIRST = new Quarter(2026, 1);

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
            Numbers numbers = new Numbers(office.ledger);
            String json = Numbers.json(numbers.of(FIRST), numbers.medians(FIRST));
            String recount = office.database.value("select count(*) from decisions where measure = 'LIMIT' "
                    + "and delivered_at >= '2026-01-01Z' and delivered_at < '2026-04-01Z'");
            assertEquals("12", recount);
            String csv = csv(office);
            assertTrue(csv.contains("measures,LIMIT,RULE," + recount + "\r\n"), csv);
            assertTrue(csv.contains("appeals,OPEN,IN_TIME,\r\n") || csv.contains("appeals,OPEN,LATE,\r\n"), csv);
            assertTrue(json.contains("\"LIMIT\":{\"RULE\":12,\"TOTAL\":12}"), json);
            office.ledger.run(books -> books.erasures().forgetDecisions(List.of("no-such-decision")));
            String id = last.decision().id().value();
            office.ledger.run(books -> books.erasures().forgetDecisions(List.of(id)));
            assertEquals(
                    "12", office.database.value("select count(*) from decisions"), "eleven and the next quarter's");
            assertEquals(csv, csv(office));
        }
    }

    @Test
    void groundsLanguagesClocksAndHowLongThingsTakeAreCountedToo() throws Exception {
        try (Office office = new Office()) {
            List<DecisionRow> limits = new ArrayList<>();
            for (int each = 0; each < 11; each++) {
                limits.add(office.limit("acc-" + each));
            }
            office.clock.move(Duration.ofHours(30));
            List<Appeal> appeals = limits.stream().map(office::appeal).toList();
            office.clock.move(Duration.ofDays(8));
            office.deadlines.look();
            for (Appeal appeal : appeals.subList(0, 10)) {
                office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.UPHELD, Office.REASON);
            }
            String csv = csv(office);
            String code = limits.get(0).reasonCodes().get(0);
            assertTrue(csv.contains("grounds," + code + ",LIMIT,20\r\n"), csv);
            assertTrue(csv.contains("languages,en,TOTAL,10\r\n"), csv);
            assertTrue(csv.contains("clocks,DECISION,BREACHED,10\r\n"), csv);
            assertTrue(csv.contains("medians,APPEALED,HOURS,30\r\n"), csv);
            assertTrue(csv.contains("medians,APPEAL_DECIDED,HOURS,192\r\n"), csv);
            assertTrue(csv.contains("medians,DECIDED,HOURS,\r\n"), "people decided no case: " + csv);
            office.ledger.run(books -> books.erasures()
                    .forgetDecisions(limits.stream()
                            .map(each -> each.decision().subject().account())
                            .flatMap(each -> books.decisions().of(each, office.clock.instant()).stream())
                            .map(each -> each.decision().id().value())
                            .toList()));
            assertEquals(csv, csv(office), "the same after all of it was forgotten");
        }
    }

    @Test
    void theMiddleOfNineIsSomebodys() throws Exception {
        try (Office office = new Office()) {
            for (int each = 0; each < 9; each++) {
                office.appeal(office.limit("acc-" + each));
            }
            assertTrue(csv(office).contains("medians,APPEALED,HOURS,\r\n"), csv(office));
        }
    }

    private static String csv(Office office) {
        Numbers numbers = new Numbers(office.ledger);
        return Numbers.csv(numbers.of(FIRST), numbers.medians(FIRST));
    }
}
