// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.policy.FailMode;
import io.evenhand.contract.policy.NetworkEntry;
import io.evenhand.contract.policy.StaleRule;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.ledger.NetworkBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What edges do while they are cut off, and networks under attack, in sections of the feed of their own. */
class EdgesAreToldMoreThanAccountsIT {
    @TempDir
    Path dir;

    private static final KeyPair KEYS = Office.keys();

    private FeedSections told() {
        try {
            FeedState state = new FeedReader(dir, KEYS.getPublic()).read();
            return state == null ? FeedSections.NONE : state.sections();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theOperatorsRulesAreInTheFeedAndChangeWithOneRevision() throws Exception {
        FeedSettings settings = FeedSettings.defaults(dir, KEYS);
        try (Office office = new Office()) {
            try (FeedPublisher feed =
                    new FeedPublisher(office.ledger, office.links, settings.with(null), office.clock)) {
                feed.start();
                assertEquals(2, feed.head());
                assertEquals(
                        new StaleRule(
                                "start_stream",
                                FailMode.OPEN,
                                Duration.ofDays(1).toMillis()),
                        told().whenStale().get(0));
            }
            try (FeedPublisher feed =
                    new FeedPublisher(office.ledger, office.links, settings.with(null), office.clock)) {
                feed.start();
                assertEquals(2, feed.head(), "nothing changed");
            }
            String rules = "register_server=closed:90m, invite=keep:1h";
            try (FeedPublisher feed =
                    new FeedPublisher(office.ledger, office.links, settings.with(rules), office.clock)) {
                feed.start();
                assertEquals(3, feed.head());
                assertEquals(
                        List.of(
                                new StaleRule("register_server", FailMode.CLOSED, 5_400_000),
                                new StaleRule("invite", FailMode.KEEP, 3_600_000)),
                        told().whenStale());
            }
        }
        assertTrue(assertThrows(IllegalArgumentException.class, () -> settings.with("invite=maybe:1h"))
                .getMessage()
                .startsWith("EVENHAND_FEED_WHEN_STALE"));
    }

    @Test
    void aMeasureTwoPeopleMadeReachesEdgesWithoutWordsOrNamesAndLeavesWhenLifted() throws Exception {
        try (Office office = new Office();
                FeedPublisher feed = office.publisher(dir, KEYS)) {
            feed.start();
            long id = office.ledger.inTransaction(books -> {
                long written = books.networks()
                        .propose(
                                new NetworkBook.Proposed(
                                        "198.18.16.0/24",
                                        "DENY",
                                        "DDOS",
                                        "a flood from there since noon",
                                        "accounts seen, at most: 12",
                                        false,
                                        "clara",
                                        24),
                                office.clock.instant());
                return written;
            });
            Thread.sleep(1_500);
            assertEquals(List.of(), told().networks(), "one word is not two");
            office.ledger.run(
                    books -> books.networks().secondWord(id, "dora", office.clock.instant(), Duration.ofHours(24)));
            Office.await("told", () -> !told().networks().isEmpty());
            NetworkEntry entry = told().networks().get(0);
            assertEquals("198.18.16.0/24 DENY DDOS", entry.network() + " " + entry.action() + " " + entry.cause());
            assertEquals(entry.from().plus(Duration.ofHours(24)), entry.until());
            assertTrue(FeedVerifier.verify(dir, KEYS.getPublic()).isSound());
            assertEquals(0, FeedVerifier.verify(dir, KEYS.getPublic()).entries(), "it is about no account");
            office.ledger.run(books -> books.networks().lift(id, "clara", office.clock.instant()));
            Office.await("lifted", () -> told().networks().isEmpty());
            assertNull(feed.held());
        }
    }
}
