// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.edge.FakeClock;
import io.evenhand.edge.table.LiveTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law: an edge that followed every delta, one that came late and one that restarts hold the same bytes. */
class SnapshotEqualsDeltasTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverTheWay(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Publisher publisher = new Publisher();
        FakeSource source = new FakeSource(publisher);
        LiveTable steady = new LiveTable(Publisher.NOW);
        Path place = folder.resolve("steady");
        FeedSync follower = new FeedSync(source, new FeedDisk(place), steady, new FakeClock(Publisher.NOW));
        for (int i = 0; i < 200; i++) {
            publisher.publish(somePut(random), someRemoved(random));
            if (random.nextInt(10) == 0) {
                publisher.cutSnapshot();
            }
            if (random.nextInt(5) == 0) {
                source.forgotten = publisher.rev();
            }
            if (random.nextInt(3) == 0) {
                follower.step(publisher.trusted());
                assertSame("seed " + seed + " step " + i, publisher, steady);
            }
            if (random.nextInt(20) == 0) {
                LiveTable late = new LiveTable(Publisher.NOW);
                Path own = folder.resolve("late-" + i);
                new FeedSync(source, new FeedDisk(own), late, new FakeClock(Publisher.NOW)).step(publisher.trusted());
                assertSame("seed " + seed + " latecomer at " + i, publisher, late);
            }
        }
        follower.step(publisher.trusted());
        LiveTable restarted = new LiveTable(Publisher.NOW);
        new FeedSync(source, new FeedDisk(place), restarted, new FakeClock(Publisher.NOW)).boot(publisher.trusted());
        assertSame("seed " + seed + " restart", publisher, restarted);
    }

    private static void assertSame(String what, Publisher publisher, LiveTable live) {
        assertEquals(publisher.rev(), live.view().table().rev(), what);
        assertArrayEquals(
                ContractJson.bytes(publisher.snapshot()),
                ContractJson.bytes(live.view().table().snapshot()),
                what);
    }

    private static List<PolicyEntry> somePut(SplittableRandom random) {
        List<PolicyEntry> put = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int decision = random.nextInt(60);
            if (put.stream().noneMatch(entry -> entry.decision().value().equals("d" + decision))) {
                put.add(Publisher.limit("acc-" + random.nextInt(20), "d" + decision));
            }
        }
        return put;
    }

    private static List<DecisionId> someRemoved(SplittableRandom random) {
        return random.nextBoolean() ? List.of() : List.of(new DecisionId("d" + random.nextInt(60)));
    }
}
