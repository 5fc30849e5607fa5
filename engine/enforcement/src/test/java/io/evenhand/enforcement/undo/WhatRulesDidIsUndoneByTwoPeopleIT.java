// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.FakeRuleset;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.decide.Handled;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.feed.FeedVerifier;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.BreakerRow.Kind;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.undo.Undoing.Refused;
import io.evenhand.enforcement.undo.Undoing.Why;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that a version of the rules did in a period is undone at once, by two people, down to the last edge. */
class WhatRulesDidIsUndoneByTwoPeopleIT {
    private static final String VERSION = FakeRuleset.reckless().version();
    private static final String REASON = "The rule took the season of choirs for a billing period.";

    @TempDir
    Path dir;

    @Test
    void everythingOfThePeriodIsLiftedToldAndRestored() throws Exception {
        KeyPair keys = Office.keys();
        try (Office office = new Office();
                FeedPublisher feed = office.publisher(dir, keys)) {
            feed.start();
            office.acks.connected("edge-1");
            DecisionRow before = office.limit("before");
            office.clock.move(Duration.ofHours(2));
            Instant since = office.clock.instant();
            for (int i = 0; i < 5; i++) {
                office.limit("acc-" + i);
            }
            Appeal waits = office.appeal(office.decision("acc-0"));
            Office.await("announced", () -> entries(keys) == 6);
            office.clock.move(Duration.ofHours(1));

            Undoing proposed = office.undo.propose(Office.PIA, VERSION, null, since, office.clock.instant(), REASON);
            long order = ((Undoing.Done) proposed).order();
            assertEquals(5, ((Undoing.Done) proposed).decisions());
            assertTrue(office.decision("acc-1").isInForce(office.clock.instant()), "a proposal changes nothing");
            assertEquals(new Undoing.Done(order, 5), office.undo.approve(Office.CLARA, order));

            Office.await("taken back", () -> entries(keys) == 1);
            assertTrue(office.decision(before.decision().id()).isInForce(office.clock.instant()), "outside the period");
            String told = office.notices
                    .preview(office.decision("acc-1").decision().id())
                    .state();
            assertTrue(told.startsWith("We were wrong. We are putting everything back as it was."), told);
            assertTrue(told.contains("one of them. The reason: " + REASON), told);
            assertEquals(
                    AppealOutcome.OVERTURNED, office.appeals.find(waits.id()).outcome());
            assertEquals(0, office.undo.orders().get(0).restored(), "no edge has acknowledged it");
            Office.await("noted", () -> office.decision("acc-1").removedRev() != null);
            office.acks.ack("edge-1", feed.head());
            assertEquals(5, office.undo.orders().get(0).restored());
            assertEquals(
                    "5",
                    office.database.value("select count(*) from outbox where payload like '%sanction.overturned%'"));
            assertEquals(
                    0, (long) office.ledger.inTransaction(books -> books.audit().firstBroken()));
        }
    }

    @Test
    void oneRuleOfAVersionCanBeUndoneAloneAndAsksPeopleFromThenOn() {
        try (Office office = new Office()) {
            office.limit("acc-1");
            Undoing proposed = propose(office, "another-rule");
            assertEquals(new Refused(Why.NOTHING), proposed);
            long order = ((Undoing.Done) propose(office, "fake")).order();
            office.undo.approve(Office.CLARA, order);
            assertEquals(DecisionState.LIFTED, office.decision("acc-1").state());
            assertEquals(Kind.UNDONE, office.breakers.open().get(0).kind());
            assertEquals(
                    Handled.STOPPED, office.intake.handle(Samples.damning("acc-2", "as-1", office.clock.instant())));
        }
    }

    @Test
    void nobodyOrdersToUndoWhatIsStillToCome() {
        try (Office office = new Office()) {
            office.limit("acc-1");
            Instant later = office.clock.instant().plusMillis(1);
            assertEquals(
                    new Refused(Why.FUTURE),
                    office.undo.propose(Office.PIA, VERSION, null, Instant.EPOCH, later, REASON));
            office.clock.move(Duration.ofMillis(1));
            assertEquals(
                    new Undoing.Done(1, 1),
                    office.undo.propose(Office.PIA, VERSION, null, Instant.EPOCH, later, REASON));
        }
    }

    @Test
    void anOrderThatWaitsSaysHowManyDecisionsItReaches() {
        try (Office office = new Office()) {
            office.limit("acc-1");
            office.limit("acc-2");
            long order = ((Undoing.Done) propose(office, null)).order();
            assertEquals(2, office.undo.orders().get(0).decisions());
            office.undo.decline(Office.CLARA, order);
            assertEquals(0, office.undo.orders().get(0).decisions());
        }
    }

    @Test
    void theFirstPersonCannotBeTheSecondAndTheDatabaseRefusesItToo() {
        try (Office office = new Office()) {
            office.limit("acc-1");
            office.clock.move(Duration.ofSeconds(1));
            long order = ((Undoing.Done) office.undo.propose(
                            Office.CLARA, VERSION, null, Instant.EPOCH, office.clock.instant(), REASON))
                    .order();
            assertEquals(new Refused(Why.SAME_PERSON), office.undo.approve(Office.CLARA, order));
            assertEquals(new Refused(Why.ROLE), office.undo.approve(Office.PIA, order));
            assertTrue(office.decision("acc-1").isInForce(office.clock.instant()));
            SQLException refused = assertThrows(
                    SQLException.class,
                    () -> office.database.sql(
                            "update undo_orders set approver = 'clara', decided_at = now(), outcome = 'DONE'"));
            assertTrue(refused.getMessage().contains("undo_needs_two_people"), refused.getMessage());
            assertEquals(new Undoing.Done(order, 0), office.undo.decline(Office.DORA, order));
            assertEquals(new Refused(Why.STATE), office.undo.approve(Office.DORA, order));
            assertFalse(office.decision("acc-1").state() == DecisionState.LIFTED);
        }
    }

    @Test
    void anAppealAfterAnUndoneDecisionCanStillBeDecided() {
        try (Office office = new Office()) {
            DecisionRow row = office.limit("acc-1");
            office.undo.approve(Office.CLARA, ((Undoing.Done) propose(office, null)).order());
            Appeal appeal = office.appeal(row);
            office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.OVERTURNED, Office.REASON);
            assertEquals(DecisionState.LIFTED, office.decision("acc-1").state());
        }
    }

    private static Undoing propose(Office office, String rule) {
        office.clock.move(Duration.ofSeconds(1));
        return office.undo.propose(Office.ANNA, VERSION, rule, Instant.EPOCH, office.clock.instant(), REASON);
    }

    private int entries(KeyPair keys) {
        return FeedVerifier.verify(dir, keys.getPublic()).entries();
    }
}
