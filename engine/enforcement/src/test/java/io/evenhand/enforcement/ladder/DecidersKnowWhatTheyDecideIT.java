// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.ledger.CaseId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever proposes or agrees has a view of their own, and agrees to what the proposer read and to nothing newer. */
class DecidersKnowWhatTheyDecideIT {
    @Test
    void nobodyProposesOrAgreesWithoutAViewOfTheirOwn() {
        try (Office office = new Office()) {
            CaseId id = office.doubtful("acc-1");
            int version = office.cases.file(id, Office.ANNA).version();
            assertEquals(
                    new Stepped.Refused(Stepped.Why.NO_OWN_VIEW),
                    office.ladder.propose(id, version, Office.ANNA, Drafts.of(Measure.LIMIT)));
            Stepped.Done step = office.submitted(id, Office.ANNA, Drafts.of(Measure.LIMIT));
            office.cases.file(id, Office.BORIS);
            assertEquals(
                    new Stepped.Refused(Stepped.Why.NO_OWN_VIEW),
                    office.ladder.agree(step.proposal(), step.version(), Office.BORIS, Office.REASON));
            office.viewed(id, Office.BORIS);
            assertInstanceOf(
                    Stepped.Done.class,
                    office.ladder.agree(step.proposal(), step.version(), Office.BORIS, Office.REASON));
        }
    }

    @Test
    void newerEvidenceThatSaysTheSameChangesNothingAndOneThatSaysLessDoes() {
        try (Office office = new Office()) {
            CaseId id = office.doubtful("acc-1", Office.BORIS);
            Stepped.Done step = office.submitted(id, Office.ANNA, Drafts.of(Measure.LIMIT));
            office.clock.move(Duration.ofDays(7));
            office.intake.handle(Samples.harmless("acc-1", "as-less", office.clock.instant()));
            office.ledger.run(books -> books.cases()
                    .renew(
                            id,
                            books.accounts()
                                    .verdict(
                                            new io.evenhand.contract.id.AccountId("acc-1"),
                                            new io.evenhand.contract.id.AssessmentId("as-less"))
                                    .verdict(),
                            io.evenhand.enforcement.ledger.CaseState.PROPOSED,
                            office.clock.instant()));
            office.cases.file(id, Office.BORIS);
            assertEquals(
                    new Stepped.Refused(Stepped.Why.PICTURE_CHANGED),
                    office.ladder.agree(step.proposal(), step.version(), Office.BORIS, Office.REASON));

            CaseId other = office.doubtful("acc-2", Office.BORIS);
            Stepped.Done same = office.submitted(other, Office.ANNA, Drafts.of(Measure.LIMIT));
            office.clock.move(Duration.ofDays(7));
            office.intake.handle(Samples.doubtful("acc-2", "as-again", office.clock.instant()));
            office.cases.file(other, Office.BORIS);
            assertInstanceOf(
                    Stepped.Done.class,
                    office.ladder.agree(same.proposal(), same.version(), Office.BORIS, Office.REASON));
        }
    }
}
