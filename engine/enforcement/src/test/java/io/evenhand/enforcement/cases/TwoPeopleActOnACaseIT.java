// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.decide.Handled;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A person proposes, another one agrees; both opened the file, and nobody acts on a page that is out of date. */
class TwoPeopleActOnACaseIT {
    @Test
    void aProposalTakesEffectWhenASecondPersonAgrees() {
        try (Office office = new Office()) {
            CaseId id = doubtfulCase(office, "acc-1");
            CaseFile file = office.cases.file(id, Office.ANNA);
            assertEquals(2, file.evidence().against().size());
            assertEquals(15, file.evidence().assessment().score());
            Acted proposed = office.cases.proposeLimit(id, file.version(), Office.ANNA, Office.REASON);
            int version = ((Acted.Done) proposed).version();
            assertEquals(CaseState.PROPOSED, office.cases.queue().get(0).state());
            assertEquals("anna", office.cases.file(id, Office.ANNA).proposer());
            assertEquals(refused(Acted.Why.SAME_PERSON), office.cases.agree(id, version, Office.ANNA, Office.REASON));
            assertEquals(
                    refused(Acted.Why.FILE_NOT_OPENED), office.cases.agree(id, version, Office.BORIS, Office.REASON));
            office.cases.file(id, Office.BORIS);
            assertEquals(new Acted.Done(version + 1), office.cases.agree(id, version, Office.BORIS, Office.REASON));
            assertEquals(
                    new Origin.ByPeople("anna", "boris"),
                    office.decision("acc-1").decision().origin());
            assertFalse(office.decision("acc-1").decision().reasons().automatedDecision());
            assertEquals(0, office.cases.queue().size());
        }
    }

    @Test
    void anActOnAnOldPageIsRefused() {
        try (Office office = new Office()) {
            CaseId id = doubtfulCase(office, "acc-1");
            int version = office.cases.file(id, Office.ANNA).version();
            office.cases.file(id, Office.BORIS);
            office.cases.note(id, version, Office.BORIS, "the family lives abroad");
            assertEquals(
                    refused(Acted.Why.OUT_OF_DATE), office.cases.proposeLimit(id, version, Office.ANNA, Office.REASON));
            assertEquals(refused(Acted.Why.TEXT_TOO_SHORT), office.cases.note(id, version + 1, Office.ANNA, "no"));
            assertEquals(refused(Acted.Why.ROLE), office.cases.note(id, version + 1, Office.OTTO, Office.REASON));
            assertEquals(
                    refused(Acted.Why.NOT_FOUND),
                    office.cases.note(new CaseId("c-none"), 1, Office.ANNA, Office.REASON));
        }
    }

    @Test
    void aDismissedCaseStaysQuietForAMonth() {
        try (Office office = new Office()) {
            CaseId id = doubtfulCase(office, "acc-1");
            int version = office.cases.file(id, Office.ANNA).version();
            assertInstanceOf(Acted.Done.class, office.cases.dismiss(id, version, Office.ANNA, Office.REASON));
            office.clock.move(Duration.ofDays(7));
            assertEquals(
                    Handled.RECORDED, office.intake.handle(Samples.doubtful("acc-1", "as-2", office.clock.instant())));
            office.clock.move(Duration.ofDays(24));
            assertEquals(Handled.CASE, office.intake.handle(Samples.doubtful("acc-1", "as-3", office.clock.instant())));
            assertEquals(
                    2, office.cases.accountFile(new AccountId("acc-1")).cases().size());
        }
    }

    @Test
    void aDisagreementPutsTheCaseBack() {
        try (Office office = new Office()) {
            CaseId id = doubtfulCase(office, "acc-1");
            int version = office.cases.file(id, Office.ANNA).version();
            office.cases.proposeLimit(id, version, Office.ANNA, Office.REASON);
            office.cases.file(id, Office.BORIS);
            office.cases.disagree(id, version + 1, Office.BORIS, Office.REASON);
            CaseFile file = office.cases.file(id, Office.CLARA);
            assertEquals(CaseState.OPEN, file.state());
            assertEquals(refused(Acted.Why.STATE), office.cases.agree(id, file.version(), Office.CLARA, Office.REASON));
            assertEquals(6, file.history().size());
        }
    }

    @Test
    void theOverviewCountsWhatIsThere() {
        try (Office office = new Office()) {
            doubtfulCase(office, "acc-1");
            office.limit("acc-2");
            office.intake.handle(Samples.harmless("acc-3", "as-1", office.clock.instant()));
            office.appeal(office.decision("acc-2"));
            Overview overview = office.cases.overview();
            assertEquals(3, overview.accountsAssessed());
            assertEquals(3, overview.assessments());
            assertEquals(java.util.Map.of("review", 1L, "limit", 1L, "none", 1L), overview.verdicts());
            assertEquals(1, overview.openCases());
            assertEquals(1, overview.openAppeals());
            Overview.Restriction restriction = overview.restrictions().get(0);
            assertEquals(new AccountId("acc-2"), restriction.account());
            assertTrue(restriction.noticeLink().startsWith("http://casework.test/n/d-"));
        }
    }

    private static Acted refused(Acted.Why why) {
        return new Acted.Refused(why);
    }

    private static CaseId doubtfulCase(Office office, String account) {
        office.intake.handle(Samples.doubtful(account, "as-1", office.clock.instant()));
        return office.cases.queue().get(0).id();
    }
}
