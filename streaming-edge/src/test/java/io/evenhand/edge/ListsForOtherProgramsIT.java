// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CrowdSec's interface and HAProxy's map over HTTP; no answer ever names a network. */
class ListsForOtherProgramsIT {
    private static final Duration MOST = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    @Test
    void theListFollowsThePolicyAndSpeaksOfAccountsOnly() throws Exception {
        Instant from = Instant.now().minusSeconds(60);
        Instant until = Instant.now().plus(Duration.ofHours(1));
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(folder, casework, Map.of())) {
            casework.publisher.put(
                    Publisher.entry("limited", null, Measure.LIMIT, "d1", from, until, 0),
                    Publisher.entry("suspended", null, Measure.SUSPEND_ACCOUNT, "d2", from, until, null),
                    Publisher.entry("gone", null, Measure.TERMINATE, "d3", from, null, null),
                    Publisher.entry("server", "srv-1", Measure.SUSPEND_SERVER, "d4", from, until, null),
                    Publisher.entry("later", null, Measure.LIMIT, "d5", until, until.plusSeconds(9), 0));
            casework.announce();
            await("policy", MOST, () -> edge.get("/v1/state").body().contains("\"rev\":1,"));

            JsonNode first = edge.json(edge.get("/v1/decisions/stream?startup=true"));
            assertEquals(Set.of("limited", "suspended", "gone"), values(first.get("new")));
            assertTrue(first.get("deleted").isNull());
            for (JsonNode one : first.get("new")) {
                assertEquals("account", one.get("scope").textValue());
            }
            assertEquals(
                    "gone ban\nlimited limit\nsuspended ban\n",
                    edge.get("/v1/export/haproxy.map").body());

            casework.publisher.remove("d2");
            casework.announce();
            await("lifted", MOST, () -> edge.get("/v1/state").body().contains("\"rev\":2,"));
            JsonNode second = edge.json(edge.get("/v1/decisions/stream"));
            assertEquals(Set.of("suspended"), values(second.get("deleted")));
            assertTrue(second.at("/deleted/0/duration").textValue().startsWith("-"));
            assertFalse(values(second.get("new")).contains("suspended"));

            assertEquals(
                    "d1",
                    edge.get("/v1/decisions?scope=account&value=limited")
                            .body()
                            .replaceAll(".*\"uuid\":\"(\\w+)\".*", "$1"));
            for (String query : List.of(
                    "ip=203.0.113.7",
                    "range=203.0.113.0/24",
                    "scope=AS&value=limited",
                    "scope=Country&value=DE",
                    "scope=account&value=suspended",
                    "")) {
                assertEquals(
                        "null",
                        edge.get("/v1/decisions?" + query.replace("/", "%2F")).body(),
                        query);
            }
        }
    }

    private static Set<String> values(JsonNode decisions) {
        Set<String> values = new TreeSet<>();
        decisions.forEach(one -> values.add(one.get("value").textValue()));
        return values;
    }
}
