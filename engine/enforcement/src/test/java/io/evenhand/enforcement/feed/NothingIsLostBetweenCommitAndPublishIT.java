// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.SignedManifest;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever moment a crash picks, the feed ends up saying what the ledger says, on the same chain, once. */
class NothingIsLostBetweenCommitAndPublishIT {
    @TempDir
    Path dir;

    private final KeyPair keys = Office.keys();

    @Test
    void aDecisionCommittedBeforeTheCrashIsAnnouncedAfterIt() throws Exception {
        try (Office office = new Office()) {
            office.limit("acc-1");
            try (FeedPublisher feed = office.publisher(dir, keys)) {
                feed.start();
                assertEquals(2, feed.head());
                assertEquals(2L, office.decision("acc-1").publishedRev());
            }
            office.limit("acc-2");
            String chain = manifest().manifest().chain();
            try (FeedPublisher feed = office.publisher(dir, keys)) {
                feed.start();
                assertEquals(3, feed.head());
                assertEquals(chain, manifest().manifest().prev(), "the same chain goes on");
                assertEquals(
                        0,
                        office.ledger
                                .inTransaction(books -> books.outbox().pendingFeed())
                                .size());
            }
            assertEquals(new FeedVerdict(3, 2, List.of()), FeedVerifier.verify(dir, keys.getPublic()));
        }
    }

    @Test
    void aRevisionAnnouncedButNotNotedIsNotedAtTheNextStart() throws Exception {
        try (Office office = new Office()) {
            office.limit("acc-1");
            try (FeedPublisher feed = office.publisher(dir, keys)) {
                feed.start();
            }
            // as if the crash came after the manifest was written
            office.database.sql(
                    "update decisions set published_at = null, published_rev = null",
                    "update outbox set sent_at = null",
                    "update feed_head set rev = 1");
            try (FeedPublisher feed = office.publisher(dir, keys)) {
                feed.start();
                assertEquals(2, feed.head(), "no revision twice");
                assertEquals(2L, office.decision("acc-1").publishedRev());
                assertEquals(
                        0,
                        office.ledger
                                .inTransaction(books -> books.outbox().pendingFeed())
                                .size());
            }
        }
    }

    @Test
    void halfAFileIsNoRevision() throws Exception {
        try (Office office = new Office()) {
            try (FeedPublisher feed = office.publisher(dir, keys)) {
                feed.start();
            }
            Files.writeString(dir.resolve("delta-2.json"), "{\"from\":1,");
            Files.writeString(dir.resolve("manifest.json.next"), "{");
            office.limit("acc-1");
            try (FeedPublisher feed = office.publisher(dir, keys)) {
                feed.start();
                assertEquals(2, feed.head());
            }
            assertTrue(FeedVerifier.verify(dir, keys.getPublic()).isSound());
        }
    }

    @Test
    void lostFilesGoOnAboveWhatWasAnnounced() throws Exception {
        try (Office office = new Office()) {
            office.limit("acc-1");
            try (FeedPublisher feed = office.publisher(dir, keys)) {
                feed.start();
            }
            Path elsewhere = dir.resolve("elsewhere");
            try (FeedPublisher feed = office.publisher(elsewhere, keys)) {
                feed.start();
                assertEquals(4, feed.head(), "a snapshot above the old head, then what holds");
            }
            assertEquals(new FeedVerdict(4, 1, List.of()), FeedVerifier.verify(elsewhere, keys.getPublic()));
        }
    }

    @Test
    void aFeedOfAnotherKeyIsNotContinued() throws Exception {
        try (Office office = new Office()) {
            try (FeedPublisher feed = office.publisher(dir, keys)) {
                feed.start();
            }
            try (FeedPublisher feed = office.publisher(dir, Office.keys())) {
                assertThrows(java.io.UncheckedIOException.class, feed::start);
            }
        }
    }

    @Test
    void anAnnouncementFollowsACommitAtOnceAndSnapshotsFollowDeltas() throws Exception {
        FeedSettings settings = new FeedSettings(dir, keys, 10, 1000, 10, Duration.ofMinutes(5));
        try (Office office = new Office();
                FeedPublisher feed = new FeedPublisher(office.ledger, office.links, settings, office.clock)) {
            feed.start();
            List<Long> announced = Collections.synchronizedList(new ArrayList<>());
            feed.onAnnounce(announced::add);
            List<Long> delaysMs = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                int expected = i + 1;
                DecisionRow row = office.limit("acc-" + i);
                long committed = System.nanoTime();
                Office.await("announced " + row.decision().id(), () -> announced.size() >= expected);
                delaysMs.add((System.nanoTime() - committed) / 1_000_000);
            }
            Collections.sort(delaysMs);
            System.out.println(
                    "commit to announcement, ms: median " + delaysMs.get(12) + ", worst " + delaysMs.get(24));
            assertTrue(delaysMs.get(12) < 500, delaysMs::toString);
            assertEquals(26, feed.head());
            assertEquals(21, manifest().manifest().snapshotRev());
            assertEquals(new FeedVerdict(26, 25, List.of()), FeedVerifier.verify(dir, keys.getPublic()));
        }
    }

    @Test
    void theManifestIsRenewedBeforeItRunsOut() throws Exception {
        try (Office office = new Office();
                FeedPublisher feed = office.publisher(dir, keys)) {
            feed.start();
            var before = manifest().manifest();
            office.clock.move(Duration.ofMinutes(2));
            Office.await("renewed", () -> !manifest().manifest().notAfter().equals(before.notAfter()));
            assertEquals(before.rev(), manifest().manifest().rev());
            assertEquals(before.chain(), manifest().manifest().chain());
        }
    }

    private SignedManifest manifest() {
        try {
            return ContractJson.read(Files.readAllBytes(dir.resolve("manifest.json")), SignedManifest.class);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
