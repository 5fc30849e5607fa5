// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.contract.id.Sha256;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a file of keys nobody asks without one; a key does what it is for, is replaced without a restart, and has a pace. */
class CallersNeedKeysIT {
    private static final String CHECK = "/check?account=a&action=invite";

    @TempDir
    private Path folder;

    private static String line(String caller, String key, String rights) {
        return caller + " " + Sha256.hex(key.getBytes(StandardCharsets.UTF_8)) + " " + rights + "\n";
    }

    private static int status(EdgeUnderTest edge, String path, String key) throws Exception {
        return edge.get(path, "Authorization", "Bearer " + key).statusCode();
    }

    @Test
    void aKeyDoesWhatItIsForAndNothingElse() throws Exception {
        Path keys = Files.writeString(
                folder.resolve("keys"),
                "# who may ask\n" + line("proxy", "k1", "ask") + line("bouncer", "k2", "export")
                        + line("auditor", "k3", "log,ask") + line("old", "k4", "ask 2020-01-01T00:00:00Z"));
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge =
                        new EdgeUnderTest(folder, casework, Map.of("EVENHAND_EDGE_KEYS_FILE", keys.toString()))) {
            HttpResponse<String> bare = edge.get(CHECK);
            assertEquals(401, bare.statusCode());
            assertTrue(bare.headers().firstValue("WWW-Authenticate").isPresent());
            assertEquals(204, status(edge, CHECK, "k1"));
            assertEquals(403, status(edge, CHECK, "k2"));
            assertEquals(403, status(edge, CHECK, "k4"), "its time is over");
            assertEquals(403, status(edge, CHECK, "nonsense"));
            assertEquals(
                    403, edge.get("/v1/decisions/stream", "X-Api-Key", "k1").statusCode());
            assertEquals(
                    200, edge.get("/v1/decisions/stream", "X-Api-Key", "k2").statusCode());
            assertEquals(403, status(edge, "/v1/answers", "k1"));
            assertEquals(200, status(edge, "/v1/answers", "k3"));
            assertEquals(401, edge.post("/access/v1/evaluation", "{}").statusCode());
            assertEquals(200, edge.get("/healthz").statusCode(), "health needs no key");
            everyDocumentedWayIsShut(edge);

            Files.writeString(keys, line("proxy", "k1", "ask") + line("proxy", "k9", "ask"));
            await("the new key", Duration.ofSeconds(10), () -> status(edge, CHECK, "k9") == 204);
            assertEquals(204, status(edge, CHECK, "k1"), "both work while a key is replaced");
            Files.writeString(keys, line("proxy", "k9", "ask"));
            await("the old key's end", Duration.ofSeconds(10), () -> status(edge, CHECK, "k1") == 403);
            Files.writeString(keys, "proxy in-clear ask\n");
            Files.delete(keys);
            assertEquals(204, status(edge, CHECK, "k9"), "a file that is gone takes no key away");
            assertEquals(401, edge.get(CHECK).statusCode(), "nor does it open the door");
        }
    }

    /** A way to ask that nobody put behind the door would answer whoever comes. */
    private static void everyDocumentedWayIsShut(EdgeUnderTest edge) throws Exception {
        Set<String> open = new TreeSet<>();
        int shut = 0;
        for (Map.Entry<String, JsonNode> path :
                edge.json(edge.get("/openapi.json")).get("paths").properties()) {
            String name =
                    path.getKey() + path.getValue().path("get").path("x-try").asText("");
            HttpResponse<String> answer = path.getValue().has("get") ? edge.get(name) : edge.post(name, "{}");
            if (answer.statusCode() == 401) {
                shut++;
            } else {
                open.add(path.getKey());
            }
        }
        assertEquals(Set.of("/.well-known/authzen-configuration", "/.well-known/jwks.json", "/openapi.json"), open);
        assertTrue(shut > 10, shut + " ways");
    }

    @Test
    void aCallerHasAPace() throws Exception {
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(folder, casework, Map.of("EVENHAND_EDGE_REQUESTS", "5"))) {
            int let = 0;
            boolean held = false;
            for (int i = 0; i < 40; i++) {
                HttpResponse<String> answer = edge.get(CHECK);
                let += answer.statusCode() == 204 ? 1 : 0;
                held |= answer.statusCode() == 429
                        && answer.headers().firstValue("Retry-After").isPresent();
            }
            assertTrue(let >= 5, let + " were let in");
            assertTrue(held, "somebody was told to wait");
            await(
                    "patience is rewarded",
                    Duration.ofSeconds(10),
                    () -> edge.get(CHECK).statusCode() == 204);
        }
    }

    @Test
    void denialsAreKeptAndNameNobody() throws Exception {
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(folder, casework, Map.of())) {
            casework.publisher.put(io.evenhand.edge.feed.Publisher.limitedNow("somebody", "d77"));
            casework.announce();
            String check = "/check?account=somebody&viewer=a-viewer&action=invite";
            await("policy", Duration.ofSeconds(15), () -> edge.get("/v1/state")
                    .body()
                    .contains("\"rev\":1,"));
            edge.get(check);
            String log = edge.get("/v1/answers").body();
            assertTrue(log.contains("d77"), "the denial is kept: " + log);
            assertFalse(log.contains("somebody") || log.contains("a-viewer"), log);
        }
    }
}
