// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.NetId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.NetworkBook;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 19: the feed announces no more new restrictions within an hour than the fuse allows, until a person says so. */
class BlastRadiusBoundedIT {
    @TempDir
    Path dir;

    @Test
    void aRuleGoneWrongStopsAtTheFuseAndRelievingGoesOn() throws Exception {
        KeyPair keys = Office.keys();
        FeedSettings settings = new FeedSettings(dir, keys, 100, 5, 10, Duration.ofMinutes(5));
        try (Office office = new Office();
                FeedPublisher feed = new FeedPublisher(office.ledger, office.links, settings, office.clock)) {
            feed.start();
            DecisionRow first = office.limit("acc-0");
            Office.await("announced", () -> feed.head() == 2);
            for (int i = 1; i < 12; i++) {
                office.limit("acc-" + i);
            }
            Office.await("held", () -> feed.held() != null && feed.held().accounts() >= 7);
            int let = FeedVerifier.verify(dir, keys.getPublic()).entries();
            assertTrue(let <= 5, "let through " + let);

            var appeal = office.appeal(first);
            office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.OVERTURNED, Office.REASON);
            Office.await(
                    "relief is never held",
                    () -> office.decision(first.decision().id()).removedRev() != null);

            assertFalse(feed.release(Office.ANNA), "an analyst may not");
            assertTrue(feed.release(Office.CLARA));
            Office.await(
                    "released", () -> FeedVerifier.verify(dir, keys.getPublic()).entries() == 11);
            assertNull(feed.held());
            assertFalse(feed.release(Office.CLARA), "nothing is held any more");
        }
    }

    @Test
    void whatIsHeldStaysHeldAcrossARestart() throws Exception {
        KeyPair keys = Office.keys();
        FeedSettings settings = new FeedSettings(dir, keys, 100, 2, 0, Duration.ofMinutes(5));
        try (Office office = new Office()) {
            for (int i = 0; i < 3; i++) {
                office.limit("acc-" + i);
            }
            try (FeedPublisher feed = new FeedPublisher(office.ledger, office.links, settings, office.clock)) {
                feed.start();
                assertEquals(new Held(3, 2, office.clock.instant()), feed.held());
                assertEquals(new FeedVerdict(1, 0, List.of()), FeedVerifier.verify(dir, keys.getPublic()));
            }
            try (FeedPublisher feed = new FeedPublisher(office.ledger, office.links, settings, office.clock)) {
                feed.start();
                assertNotNull(feed.held());
            }
        }
    }

    @Test
    void whatGathersInOneNetworkIsHeldAlthoughItIsFew() throws Exception {
        KeyPair keys = Office.keys();
        FeedSettings settings = new FeedSettings(dir, keys, 100, 1_000, 100, Duration.ofMinutes(5));
        try (Office office = new Office();
                FeedPublisher feed = new FeedPublisher(office.ledger, office.links, settings, office.clock)) {
            office.ledger.run(books -> {
                for (int i = 0; i < 40; i++) {
                    long system = i < 20 ? 64496 : 64500 + i;
                    books.networks()
                            .seen(new NetworkBook.SeenRow(
                                    new AccountId("acc-" + i), new NetId("n" + i), system, office.clock.instant()));
                }
            });
            feed.start();
            for (int i = 20; i < 40; i++) {
                office.limit("acc-" + i);
            }
            Office.await(
                    "spread over many networks they pass",
                    () -> FeedVerifier.verify(dir, keys.getPublic()).entries() == 20);
            assertNull(feed.held());
            for (int i = 0; i < 20; i++) {
                office.limit("acc-" + i);
            }
            Office.await("held", () -> feed.held() != null && feed.held().accounts() >= 10);
            int let = FeedVerifier.verify(dir, keys.getPublic()).entries();
            assertTrue(let <= 30, "let through " + (let - 20) + " of one network");
            assertTrue(feed.release(Office.CLARA));
            Office.await(
                    "released", () -> FeedVerifier.verify(dir, keys.getPublic()).entries() == 40);
        }
    }

    @Test
    void theBoundIsAShareOfAllAccountsOrAFewWhicheverIsMore() {
        assertEquals(20, Fuse.allowed(100, 20, 10));
        assertEquals(200, Fuse.allowed(2_000, 20, 10));
        assertFalse(Fuse.holds(19, 1, 20));
        assertTrue(Fuse.holds(19, 2, 20));
    }
}
