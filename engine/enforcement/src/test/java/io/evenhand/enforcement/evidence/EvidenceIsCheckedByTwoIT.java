// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.ThirdPartyReportRow;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Evidence counts when two people who did not bring it checked it; a report from outside does nothing by itself. */
class EvidenceIsCheckedByTwoIT {
    private static final String CHECK = "I bought the same offer from another card and was let in.";
    private static final String PLANTED =
            "The offer was paid to the account's own payment address, so nobody planted it.";

    @Test
    void scoringHearsOfEvidenceAfterTheSecondCheckAndNotBefore() throws Exception {
        try (Office office = new Office()) {
            CaseId id = office.doubtful("acc-1");
            String item = ((EvidenceDesk.Kept.Done) office.evidence.gather(id, Office.ANNA, purchase(null))).id();
            assertEquals(
                    refused(EvidenceDesk.Why.SAME_PERSON), office.evidence.verify(item, Office.ANNA, CHECK, PLANTED));
            assertEquals(
                    refused(EvidenceDesk.Why.TEXT_TOO_SHORT), office.evidence.verify(item, Office.BORIS, CHECK, "no"));
            assertEquals(
                    new EvidenceDesk.Kept.Done(item, false),
                    office.evidence.verify(item, Office.BORIS, CHECK, PLANTED));
            assertEquals(
                    refused(EvidenceDesk.Why.SAME_PERSON), office.evidence.verify(item, Office.BORIS, CHECK, PLANTED));
            assertEquals(0, office.database.count("outbox where kind = 'INTERVENTION'"));
            assertEquals(
                    new EvidenceDesk.Kept.Done(item, true), office.evidence.verify(item, Office.CLARA, CHECK, PLANTED));
            assertTrue(office.database
                    .value("select payload from outbox where kind = 'INTERVENTION'")
                    .contains("evidence.verified"));
            office.evidence.withdraw(item, Office.DORA, "The receipt belonged to somebody else.");
            assertEquals(2, office.database.count("outbox where kind = 'INTERVENTION'"));
        }
    }

    @Test
    void theDatabaseWantsTwoOthersToo() throws Exception {
        try (Office office = new Office()) {
            CaseId id = office.doubtful("acc-1");
            String item = ((EvidenceDesk.Kept.Done) office.evidence.gather(id, Office.ANNA, purchase(null))).id();
            office.evidence.verify(item, Office.BORIS, CHECK, PLANTED);
            SQLException early = assertThrows(
                    SQLException.class, () -> office.database.sql("update evidence_items set verified_at = now()"));
            assertTrue(early.getMessage().contains("two people"));
            SQLException own = assertThrows(
                    SQLException.class,
                    () -> office.database.sql(
                            "insert into evidence_verifications select evidence, collected_by, 'anna', "
                                    + "own_check, planted, at from evidence_verifications"));
            assertTrue(own.getMessage().contains("a_verifier_did_not_collect"));
        }
    }

    @Test
    void aReportOpensNothingAndItsReporterHearsWhatBecameOfIt() throws Exception {
        try (Office office = new Office()) {
            String receipt = office.evidence.report(new AccountId("acc-1"), "They sell access.", "x@example.org");
            assertEquals(0, office.database.count("cases"));
            assertEquals(0, office.database.count("decisions"));
            assertNull(office.evidence.outcome(receipt).outcome());
            CaseId id = office.doubtful("acc-1");
            String report = office.evidence.outcome(receipt).id();
            assertEquals(
                    refused(EvidenceDesk.Why.REPORT_NOT_TAKEN_UP),
                    office.evidence.gather(id, Office.ANNA, purchase(report)));
            office.evidence.close(
                    report,
                    Office.BORIS,
                    ThirdPartyReportRow.Outcome.TAKEN_UP,
                    "The offer is there and names the server.");
            assertEquals(
                    ThirdPartyReportRow.Outcome.TAKEN_UP,
                    office.evidence.outcome(receipt).outcome());
            office.evidence.gather(id, Office.ANNA, purchase(report));
            assertEquals(1, office.evidence.of(id).size());
            assertEquals(
                    "0", office.database.value("select count(*) from case_events where words like '%example.org%'"));
        }
    }

    private static Gathered purchase(String report) {
        return new Gathered(
                report == null ? EvidenceRow.Kind.TEST_PURCHASE : EvidenceRow.Kind.THIRD_PARTY_REPORT,
                "ab".repeat(32),
                "an offer on a public page, captured as a picture",
                "Access was offered for a monthly price and given after payment.",
                LocalDate.of(2026, 2, 20),
                "2026-01-01",
                EvidenceRow.Basis.LEGITIMATE_INTERESTS,
                Duration.ofDays(365),
                report);
    }

    private static EvidenceDesk.Kept refused(EvidenceDesk.Why why) {
        return new EvidenceDesk.Kept.Refused(why);
    }
}
