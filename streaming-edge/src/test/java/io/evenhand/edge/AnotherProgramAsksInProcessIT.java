// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.embedded.EmbeddedPolicy;
import io.evenhand.edge.feed.Publisher;
import io.evenhand.edge.query.Action;
import io.evenhand.edge.query.Answer;
import io.evenhand.edge.query.Question;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program with the library and nothing else of the edge: it follows, answers, hears of changes, and starts alone. */
class AnotherProgramAsksInProcessIT {
    private static final Duration MOST = Duration.ofSeconds(15);
    private static final Question INVITE = new Question(new AccountId("limited"), null, Action.INVITE, null, false);

    @TempDir
    private Path folder;

    @Test
    void itFollowsAnswersAndStartsWithoutANetwork() throws Exception {
        Instant from = Instant.now().minusSeconds(60);
        try (FakeCasework casework = new FakeCasework()) {
            casework.publisher.put(
                    Publisher.entry("limited", null, Measure.LIMIT, "d1", from, from.plus(Duration.ofDays(9)), 0));
            Path key = Files.writeString(folder.resolve("feed-key.pub"), casework.publisher.publicKeyPem());
            EmbeddedPolicy.Feed feed = new EmbeddedPolicy.Feed(
                    casework.url(), key, folder.resolve("no-token"), folder.resolve("policy"), "shop-1");
            AtomicInteger changes = new AtomicInteger();
            try (EmbeddedPolicy policy = EmbeddedPolicy.follow(feed, Clock.systemUTC())) {
                policy.onChange(changes::incrementAndGet);
                await("followed", MOST, () -> policy.rev() == 1);
                Answer denied = policy.ask(INVITE);
                assertFalse(denied.allowed());
                assertEquals("RHYTHM_BILLING", denied.reason());
                assertTrue(policy.ask(new Question(new AccountId("nobody"), null, Action.INVITE, null, false))
                        .allowed());
                await("acknowledged", MOST, () -> casework.acknowledged.contains(1L));
                casework.publisher.put(
                        Publisher.entry("more", null, Measure.LIMIT, "d2", from, from.plus(Duration.ofDays(9)), 0));
                casework.announce();
                await("told", MOST, () -> policy.rev() == 2 && changes.get() >= 1);
            }
            casework.down();
            try (EmbeddedPolicy policy = EmbeddedPolicy.follow(feed, Clock.systemUTC())) {
                assertTrue(policy.isLoaded());
                assertFalse(policy.ask(INVITE).allowed(), "from its own disk, at once");
                assertTrue(policy.ask(INVITE).stale());
            }
        }
    }
}
