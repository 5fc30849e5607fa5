// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed that looks only at the accounts that the outbox names says what one that looks at everything would. */
class OnlyWhatChangedIsLookedAtIT {
    private static final long SEED = 20261127;
    private static final int ACTS = 40;

    /** Longer than this takes: after its start, the feed never looks at everything. */
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    private Path dir;

    private final KeyPair keys = Office.keys();

    @Test
    void whateverIsDecidedAndUndoneTheFeedSaysWhatTheLedgerSays() throws Exception {
        FeedSettings settings = new FeedSettings(dir, keys, 10, 1_000, 10, Duration.ofMinutes(5));
        SplittableRandom random = new SplittableRandom(SEED);
        try (Office office = new Office();
                FeedPublisher feed = new FeedPublisher(office.ledger, office.links, settings, office.clock, NEVER)) {
            feed.start();
            List<DecisionRow> made = new ArrayList<>();
            for (int act = 0; act < ACTS; act++) {
                if (made.isEmpty() || random.nextInt(3) > 0) {
                    made.add(office.limit("acc-" + act));
                } else {
                    DecisionRow undone = made.remove(random.nextInt(made.size()));
                    office.ledger.run(books -> books.decisions()
                            .undo(
                                    undone.decision().id(),
                                    undone.decision().subject().account(),
                                    "anna",
                                    office.clock.instant()));
                }
                Office.await("the outbox is empty after act " + act + ", seed " + SEED, () -> isDone(office));
                assertEquals(wanted(office), announced(), "after act " + act + ", seed " + SEED);
            }
            assertEquals(made.size(), announced().size());
            assertTrue(made.size() < feed.head() - 1, "nothing was undone, seed " + SEED);
        }
    }

    @Test
    void whatTheFuseHoldsBackIsHeldByALookAtEverything() throws Exception {
        FeedSettings settings = new FeedSettings(dir, keys, 10, 2, 1, Duration.ofMinutes(5));
        try (Office office = new Office();
                FeedPublisher feed = new FeedPublisher(office.ledger, office.links, settings, office.clock, NEVER)) {
            feed.start();
            for (int n = 0; n < 4; n++) {
                office.limit("acc-" + n);
                Office.await("the outbox is empty", () -> isDone(office));
            }
            Held held = feed.held();
            assertEquals(2, held == null ? 0 : held.accounts());
            assertTrue(feed.release(Office.CLARA));
            Office.await("all are told", () -> announced().size() == 4);
            assertEquals(wanted(office), announced());
        }
    }

    /** More than the database's protocol has room for as values of their own. */
    @Test
    void aHundredThousandDecisionsAreNotedAtOnce() {
        List<DecisionId> many = IntStream.range(0, 100_000)
                .mapToObj(n -> new DecisionId("d-" + n))
                .toList();
        List<Long> rows = IntStream.range(0, 100_000).mapToObj(n -> -1L - n).toList();
        try (Office office = new Office()) {
            DecisionRow row = office.limit("acc-1");
            List<DecisionId> all = new ArrayList<>(many);
            all.add(row.decision().id());
            office.ledger.run(books -> {
                books.feed().announced(7, all, List.of(), office.clock.instant());
                books.feed().lackedBy(7, new TreeSet<>(all));
                books.outbox().sent(rows);
            });
            assertEquals(7L, office.decision(row.decision().id()).publishedRev());
            Set<AccountId> accounts = IntStream.range(0, 100_000)
                    .mapToObj(n -> new AccountId("acc-" + n))
                    .collect(Collectors.toSet());
            List<DecisionRow> found =
                    office.ledger.inTransaction(books -> books.decisions().standing(accounts, office.clock.instant()));
            assertEquals(1, found.size());
        }
    }

    private static boolean isDone(Office office) {
        return office.ledger
                .inTransaction(books -> books.outbox().pendingFeed())
                .isEmpty();
    }

    private static Map<DecisionId, PolicyEntry> wanted(Office office) {
        Map<DecisionId, PolicyEntry> entries = office.ledger.inTransaction(
                books -> Projection.of(books.decisions().standing(office.clock.instant()), office.links));
        return new TreeMap<>(entries);
    }

    private Map<DecisionId, PolicyEntry> announced() {
        try {
            FeedState state = new FeedReader(dir, keys.getPublic()).read();
            return state == null ? Map.of() : new TreeMap<>(state.entries());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
