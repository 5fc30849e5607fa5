// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.SignedManifest;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.feed.PinDesk.Outcome;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.PinRow;
import io.evenhand.enforcement.ledger.RevisionLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pinned revision stays the newest whatever is decided, keeps being signed, and gives way when it is released or over. */
class PeoplePinARevisionIT {
    private static final String WHY = "the last revision looks wrong, we look at it first";
    private static final Duration HOURS = Duration.ofHours(4);

    @TempDir
    Path dir;

    private final KeyPair keys = Office.keys();
    private Office office;
    private FeedPublisher feed;

    @BeforeEach
    void open() {
        office = new Office();
        feed = office.publisher(dir, keys);
        feed.start();
    }

    @AfterEach
    void close() {
        feed.close();
        office.close();
    }

    @Test
    void decisionsGatherWhileARevisionIsPinnedAndGoOutWhenItIsReleased() throws Exception {
        DecisionRow first = office.limit("acc-1");
        Office.await("announced", () -> feed.head() == 2);
        PinDesk desk = new PinDesk(office.ledger, feed, office.clock);
        assertEquals(Outcome.DONE, desk.pin(Office.OTTO, 2, HOURS, WHY));
        Manifest pinned = manifest();

        office.limit("acc-2");
        office.limit("acc-3");
        var appeal = office.appeal(first);
        office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.OVERTURNED, Office.REASON);
        CompletableFuture<Long> forgotten = feed.forget();
        Office.await("two restrictions and a relief wait", () -> {
            Pinned waiting = feed.pinned();
            return waiting != null && waiting.restricting() == 2 && waiting.relieving() == 1;
        });
        office.clock.move(Duration.ofMinutes(2));
        Office.await(
                "signed again, so that no edge calls itself stale",
                () -> manifest().createdAt().isAfter(pinned.createdAt()));
        assertEquals(pinned.chain(), manifest().chain());
        assertEquals(2, feed.head());
        assertEquals(new FeedVerdict(2, 1, List.of()), FeedVerifier.verify(dir, keys.getPublic()));
        assertFalse(forgotten.isDone(), "nobody is told that somebody is forgotten who still stands in the feed");
        assertNull(office.decision(first.decision().id()).restoredAt(), "nor that they are restored");

        assertEquals(Outcome.DONE, desk.release(Office.OTTO, "it was right: a long list from an honest rule"));
        Office.await("published", () -> feed.head() > 2 && feed.pinned() == null && forgotten.isDone());
        assertEquals(2, FeedVerifier.verify(dir, keys.getPublic()).entries(), "two are restricted, one is relieved");
        assertNotNull(office.decision(first.decision().id()).removedRev());
        assertEquals(
                List.of(
                        "otto feed.pinned revision 2 until 2026-03-02T13:00:00Z: " + WHY,
                        "otto feed.unpinned revision 2: it was right: a long list from an honest rule"),
                acts());
    }

    @Test
    void aPinSeesTheRevisionThatAnotherProcessIsMaking() throws Exception {
        office.ledger.share();
        PinDesk desk = new PinDesk(office.ledger, feed, office.clock);
        CompletableFuture<Outcome> pin;
        try (RevisionLock making = office.ledger.lockRevisions()) {
            assertNotNull(making);
            pin = CompletableFuture.supplyAsync(() -> desk.pin(Office.OTTO, 1, HOURS, WHY));
            assertThrows(TimeoutException.class, () -> pin.get(500, TimeUnit.MILLISECONDS));
            office.ledger.run(books -> books.feed().advance(2, "0".repeat(64), office.clock.instant()));
        }
        assertEquals(Outcome.NOT_THE_NEWEST, pin.get(10, TimeUnit.SECONDS));
        assertNull(office.ledger.<PinRow>inTransaction(books -> books.feed().pin(office.clock.instant())));
    }

    @Test
    void aPinOutlivesARestartAndEndsByItself() throws Exception {
        PinDesk desk = new PinDesk(office.ledger, feed, office.clock);
        assertEquals(Outcome.DONE, desk.pin(Office.CLARA, feed.head(), HOURS, WHY));
        feed.close();
        office.limit("acc-1");
        feed = office.publisher(dir, keys);
        feed.start();
        assertEquals(1, feed.head());
        assertEquals(1, feed.pinned().restricting());
        office.clock.move(HOURS.minusSeconds(1));
        Thread.sleep(1_200);
        assertEquals(1, feed.head(), "not a second too early");
        office.clock.move(Duration.ofSeconds(1));
        Office.await("over", () -> feed.head() == 2);
        assertNull(feed.pinned());
        desk = new PinDesk(office.ledger, feed, office.clock);
        assertEquals(Outcome.DONE, desk.pin(Office.CLARA, 2, HOURS, WHY), "the next one can begin");
    }

    @Test
    void whatIsLostIsNotStayedAt() throws Exception {
        office.limit("acc-1");
        Office.await("announced", () -> feed.head() == 2);
        new PinDesk(office.ledger, feed, office.clock).pin(Office.OTTO, 2, HOURS, WHY);
        feed.close();
        new FeedFiles(dir).forgetBefore(Long.MAX_VALUE);
        Files.delete(dir.resolve("manifest.json"));
        feed = office.publisher(dir, keys);
        feed.start();
        assertEquals(
                1,
                FeedVerifier.verify(dir, keys.getPublic()).entries(),
                "the pin must not leave edges with an empty feed");
        assertNull(feed.pinned());
    }

    @Test
    void onlyWhoKeepsProgramsPinsOnlyTheNewestAndNotForEver() {
        PinDesk desk = new PinDesk(office.ledger, feed, office.clock);
        long head = feed.head();
        assertEquals(Outcome.ROLE, desk.pin(Office.ANNA, head, HOURS, WHY));
        assertEquals(Outcome.NOT_THE_NEWEST, desk.pin(Office.OTTO, head - 1, HOURS, WHY));
        assertEquals(Outcome.NOT_THE_NEWEST, desk.pin(Office.OTTO, head + 1, HOURS, WHY));
        assertEquals(Outcome.TOO_LONG, desk.pin(Office.OTTO, head, Duration.ofHours(25), WHY));
        assertEquals(Outcome.TOO_LONG, desk.pin(Office.OTTO, head, Duration.ZERO, WHY));
        assertEquals(Outcome.REASON_LENGTH, desk.pin(Office.OTTO, head, HOURS, "because"));
        assertEquals(Outcome.NOT_PINNED, desk.release(Office.OTTO, WHY));
        assertEquals(Outcome.DONE, desk.pin(Office.OTTO, head, HOURS, WHY));
        assertEquals(Outcome.PINNED_ALREADY, desk.pin(Office.CLARA, head, HOURS, WHY));
        assertEquals(Outcome.ROLE, desk.release(Office.ANNA, WHY));
        for (String sql : List.of(
                "update feed_pins set until = until + interval '1 hour'",
                "update feed_pins set reason = 'nobody said that'",
                "delete from feed_pins")) {
            assertThrows(Exception.class, () -> office.database.sql(sql), sql);
        }
        assertNotEquals(List.of(), acts());
        assertTrue(acts().stream().noneMatch(act -> act.startsWith("anna")), acts()::toString);
    }

    private Manifest manifest() {
        try {
            return ContractJson.read(Files.readAllBytes(dir.resolve("manifest.json")), SignedManifest.class)
                    .manifest();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> acts() {
        return office.ledger.inTransaction(books -> books.audit().about(List.of("feed")).stream()
                .map(link -> link.actor() + " " + link.act() + " " + link.detail())
                .toList());
    }
}
