// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.decide.Handled;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.feed.FeedVerifier;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.ledger.OutboxRow;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 9: state after = state before, and "restored" is said only once every connected edge acknowledged the revision. */
class OverturnRestoresEverythingIT {
    @TempDir
    Path dir;

    @Test
    void afterAWonAppealNothingIsLeftOfTheDecision() throws Exception {
        KeyPair keys = Office.keys();
        try (Office office = new Office();
                FeedPublisher feed = office.publisher(dir, keys)) {
            feed.start();
            var before = office.cases.overview().restrictions();
            int entriesBefore = FeedVerifier.verify(dir, keys.getPublic()).entries();
            DecisionRow row = office.limit("acc-1");
            Office.await("announced", () -> feed.head() == 2);
            assertEquals(1, FeedVerifier.verify(dir, keys.getPublic()).entries());

            Appeal appeal = office.appeal(row);
            office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.OVERTURNED, Office.REASON);
            Office.await("taken back", () -> feed.head() == 3);

            assertEquals(before, office.cases.overview().restrictions());
            assertEquals(
                    entriesBefore, FeedVerifier.verify(dir, keys.getPublic()).entries());
            assertEquals(
                    DecisionState.LIFTED, office.decision(row.decision().id()).state());
            assertEquals(
                    CaseState.CLOSED,
                    office.ledger
                            .inTransaction(books -> books.cases().find(row.caseId()))
                            .state());
        }
    }

    @Test
    void scoringIsToldInTheSameTransaction() throws Exception {
        try (Office office = new Office()) {
            Appeal appeal = office.appeal(office.limit("acc-1"));
            office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.OVERTURNED, Office.REASON);
            List<OutboxRow> rows =
                    office.ledger.inTransaction(books -> books.outbox().pendingInterventions(10));
            List<String> told = new java.util.ArrayList<>();
            for (OutboxRow each : rows) {
                Intervention intervention = ContractJson.read(each.payload(), Intervention.class);
                told.add(intervention.type().wire() + " " + intervention.atom());
            }
            assertEquals(
                    List.of(
                            "rebuttal.accepted link.keys",
                            "rebuttal.accepted rhythm.tenure",
                            "sanction.overturned null"),
                    told);
        }
    }

    @Test
    void theSameEvidenceDoesNotLimitAgainEvenIfScoringHasNotHeardYet() {
        try (Office office = new Office()) {
            Appeal appeal = office.appeal(office.limit("acc-1"));
            office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.OVERTURNED, Office.REASON);
            office.clock.move(Duration.ofMinutes(1));
            assertEquals(
                    Handled.OVERTAKEN,
                    office.intake.handle(Samples.damning("acc-1", "as-in-flight", office.clock.instant())));
        }
    }

    @Test
    void restoredIsSaidOnlyAfterEveryConnectedEdgeAcknowledged() throws Exception {
        try (Office office = new Office();
                FeedPublisher feed = office.publisher(dir, Office.keys())) {
            feed.start();
            AtomicLong announced = new AtomicLong();
            feed.onAnnounce(announced::set);
            for (String edge : List.of("edge-1", "edge-2", "edge-gone")) {
                office.acks.connected(edge);
            }
            office.acks.disconnected("edge-gone");
            DecisionRow row = office.limit("acc-1");
            Appeal appeal = office.appeal(row);
            office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.OVERTURNED, Office.REASON);
            Office.await("settled", () -> office.decision(row.decision().id()).removedRev() != null);
            long rev = office.decision(row.decision().id()).removedRev();
            office.acks.ack("edge-1", rev);
            assertEquals(
                    Restoration.WAITING_FOR_EDGES,
                    office.appeals.find(appeal.id()).restoration());
            assertTrue(office.notices.preview(row.decision().id()).state().contains("We are putting everything back"));
            office.acks.ack("edge-2", rev);
            assertEquals(Restoration.RESTORED, office.appeals.find(appeal.id()).restoration());
            assertTrue(office.notices.preview(row.decision().id()).state().contains("Everything is back"));
            assertThrows(IllegalArgumentException.class, () -> office.acks.ack("edge-1", feed.head() + 1));
        }
    }
}
