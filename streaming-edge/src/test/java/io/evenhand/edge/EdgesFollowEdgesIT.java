// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.edge.feed.Publisher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edge hands the feed on as it came: the same bytes, and acknowledgements that speak for all edges behind it. */
class EdgesFollowEdgesIT {
    private static final Duration MOST = Duration.ofSeconds(20);

    @TempDir
    private Path first;

    @TempDir
    private Path second;

    private static EdgeUnderTest behind(Path folder, FakeCasework casework, EdgeUnderTest relay) throws Exception {
        Map<String, String> more = new HashMap<>();
        more.put("EVENHAND_FEED_URL", relay.url(""));
        more.put("EVENHAND_EDGE_NAME", "edge-2");
        return new EdgeUnderTest(folder, casework, more);
    }

    private static boolean isAt(EdgeUnderTest edge, long rev) throws Exception {
        return edge.get("/v1/state").body().contains("\"rev\":" + rev + ",");
    }

    @Test
    void theFeedPassesUnchangedAndThePublisherHearsOfTheSlowestEdge() throws Exception {
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest relay = new EdgeUnderTest(first, casework, Map.of("EVENHAND_EDGE_RELAY", "on"))) {
            casework.publisher.put(Publisher.limit("somebody", "d1"));
            casework.announce();
            await("relay", MOST, () -> isAt(relay, 1));
            EdgeUnderTest edge = behind(second, casework, relay);
            try (edge) {
                await("through the relay", MOST, () -> isAt(edge, 1));
                await("head", MOST, () -> relay.get("/feed/v1/head").statusCode() == 200);
                assertEquals(
                        ContractJson.text(casework.publisher.head()),
                        relay.get("/feed/v1/head").body(),
                        "the publisher's own signature");
                assertEquals(
                        new String(casework.publisher.deltaLines(0), StandardCharsets.UTF_8),
                        relay.get("/feed/v1/deltas?from=0").body());
                assertEquals(404, relay.get("/feed/v1/snapshot/77").statusCode());
                await("acknowledged", MOST, () -> casework.acknowledged.contains(1L));

                casework.publisher.put(Publisher.limit("another", "d2"));
                casework.publisher.cutSnapshot();
                casework.announce();
                long took = await("announced through", MOST, () -> isAt(edge, 2));
                assertTrue(took < 3_000, "took " + took + " ms");
                await("both have it", MOST, () -> casework.acknowledged.contains(2L));
                assertEquals(
                        new String(casework.publisher.snapshotBytes(2), StandardCharsets.UTF_8),
                        relay.get("/feed/v1/snapshot/2").body());
            }
            // an edge that is gone is waited for no longer
            casework.publisher.remove("d2");
            casework.announce();
            await("alone again", MOST, () -> casework.acknowledged.contains(3L));
        }
    }

    @Test
    void anEdgeThatDoesNotKeepUpHoldsTheAcknowledgementBack() throws Exception {
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest relay = new EdgeUnderTest(first, casework, Map.of("EVENHAND_EDGE_RELAY", "on"))) {
            casework.publisher.put(Publisher.limit("somebody", "d1"));
            casework.announce();
            await("acknowledged", MOST, () -> casework.acknowledged.contains(1L));
            EdgeUnderTest edge = behind(second, casework, relay);
            try (edge) {
                await("follows", MOST, () -> isAt(edge, 1));
                // a key that vouches for nobody: whatever comes next is refused there
                Files.writeString(second.resolve("feed-key.pub"), new Publisher().publicKeyPem());
                casework.publisher.put(Publisher.limit("another", "d2"));
                casework.announce();
                await("relay is ahead", MOST, () -> isAt(relay, 2));
                Thread.sleep(1_500);
                assertFalse(casework.acknowledged.contains(2L), casework.acknowledged.toString());
                assertTrue(isAt(edge, 1));
                Files.writeString(second.resolve("feed-key.pub"), casework.publisher.publicKeyPem());
                await("all have it", MOST, () -> casework.acknowledged.contains(2L));
            }
        }
    }

    @Test
    void aRelayServesWhatItHasWhileThePublisherIsAway() throws Exception {
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest relay = new EdgeUnderTest(first, casework, Map.of("EVENHAND_EDGE_RELAY", "on"))) {
            casework.publisher.put(Publisher.limit("somebody", "d1"));
            casework.announce();
            await("relay", MOST, () -> isAt(relay, 1));
            relay.stop();
            casework.down();
            relay.restart();
            try (EdgeUnderTest edge = behind(second, casework, relay)) {
                await("from the relay's disk", MOST, () -> isAt(edge, 1));
            }
        }
    }

    @Test
    void noEdgeHandsAnythingOnUnlessItWasTold() throws Exception {
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(first, casework, Map.of())) {
            await("ready", MOST, () -> edge.get("/readyz").statusCode() == 200);
            assertTrue(edge.get("/feed/v1/head").statusCode() >= 400);
        }
    }
}
