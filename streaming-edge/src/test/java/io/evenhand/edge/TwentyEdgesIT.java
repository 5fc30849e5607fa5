// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty edges as a tree: one follows casework, three follow that one, four follow each of the three, and the others follow
 * one of those, four steps from casework. All in this process, for twenty JVMs would not fit the machines that test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwentyEdgesIT {
    private static final Duration MOST = Duration.ofSeconds(30);

    /** Whom each follows, by its place; the first follows casework. */
    private static final int[] FOLLOWS = {-1, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4};

    private final List<EdgeUnderTest> edges = new ArrayList<>();
    private FakeCasework casework;

    @BeforeAll
    void theTreeGrows(@TempDir Path folder) throws Exception {
        casework = new FakeCasework();
        casework.publisher.put(limit("somebody", "d1"));
        casework.announce();
        for (int i = 0; i < FOLLOWS.length; i++) {
            Map<String, String> more =
                    new HashMap<>(Map.of("EVENHAND_EDGE_RELAY", "on", "EVENHAND_EDGE_NAME", "edge-" + (i + 1)));
            if (FOLLOWS[i] >= 0) {
                more.put("EVENHAND_FEED_URL", edges.get(FOLLOWS[i]).url(""));
            }
            edges.add(new EdgeUnderTest(Files.createDirectories(folder.resolve("edge-" + i)), casework, more));
        }
        everybodyIsAt(1);
    }

    @AfterAll
    void itIsFelled() {
        for (int i = edges.size() - 1; i >= 0; i--) {
            edges.get(i).close();
        }
        casework.close();
    }

    @Test
    @Order(1)
    void everyEdgeHoldsThePublishersOwnWordUnchanged() throws Exception {
        String head = ContractJson.text(casework.publisher.head());
        for (EdgeUnderTest edge : edges) {
            await("a head to hand on", MOST, () -> edge.get("/feed/v1/head").statusCode() == 200);
            assertEquals(head, edge.get("/feed/v1/head").body());
        }
    }

    @Test
    @Order(2)
    void whatIsAnnouncedIsEverywhereAtOnceAndCaseworkHearsOfTheSlowestOnly() throws Exception {
        await("acknowledged for all", MOST, () -> casework.acknowledged.contains(1L));
        casework.publisher.put(limit("another", "d2"));
        casework.announce();
        long took = everybodyIsAt(2);
        System.out.printf("a revision was at twenty edges, four steps deep, after %d ms%n", took);
        assertTrue(took < 5_000, "took " + took + " ms");
        await("acknowledged for all", MOST, () -> casework.acknowledged.contains(2L));
        for (EdgeUnderTest edge : edges) {
            assertTrue(denies(edge, "another"), "an edge lets somebody pass whom the others do not");
        }
    }

    @Test
    @Order(3)
    void behindARelayThatIsAwayEdgesAnswerOnAndCatchUpWhenItIsBack() throws Exception {
        edges.get(1).stopAndKeepThePort();
        casework.publisher.put(limit("a-third", "d3"));
        casework.publisher.remove("d1");
        casework.announce();
        long head = casework.publisher.head().manifest().rev();
        await("the others go on", MOST, () -> isAt(edges.get(8), head));
        assertTrue(denies(edges.get(19), "another"), "an edge behind forgot what it knew");
        edges.get(1).restart();
        everybodyIsAt(head);
        for (EdgeUnderTest edge : edges) {
            assertFalse(denies(edge, "somebody"), "what was taken back is still in force at an edge");
        }
    }

    private static PolicyEntry limit(String account, String decision) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return Publisher.entry(
                account, null, Measure.LIMIT, decision, now.minusSeconds(60), now.plus(Duration.ofDays(1)), 1);
    }

    private long everybodyIsAt(long rev) throws Exception {
        return await("all at " + rev, MOST, () -> {
            for (EdgeUnderTest edge : edges) {
                if (!isAt(edge, rev)) {
                    return false;
                }
            }
            return true;
        });
    }

    private static boolean isAt(EdgeUnderTest edge, long rev) throws Exception {
        return edge.get("/v1/state").body().contains("\"rev\":" + rev + ",");
    }

    private static boolean denies(EdgeUnderTest edge, String account) throws Exception {
        String question = """
                {"subject":{"type":"account","id":"%s"},"action":{"name":"invite"},
                 "resource":{"type":"server","id":"any"}}""".formatted(account);
        return edge.post("/access/v1/evaluation", question).body().contains("\"decision\":false");
    }
}
