// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.Sha256;
import io.evenhand.edge.feed.Publisher;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for whoever keeps an edge running says what the figures say, needs no script, and is theirs alone. */
class OperatorsSeeTheEdgeIT {
    @TempDir
    Path folder;

    @Test
    void thePageSaysHowTheEdgeStandsAndNamesNobody() throws Exception {
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(
                        folder, casework, Map.of("EVENHAND_EDGE_STALE_SECONDS", "2", "EVENHAND_EDGE_RELAY", "on"))) {
            casework.publisher.put(Publisher.limitedNow("somebody", "d77"));
            casework.announce();
            await("policy", Duration.ofSeconds(15), () -> edge.get("/v1/state")
                    .body()
                    .contains("\"rev\":1,"));
            edge.get("/check?account=somebody&viewer=a-viewer&action=invite");
            edge.get("/check?account=else&action=start_stream");
            HttpResponse<String> page = edge.get("/operation");
            String said = page.body();
            assertTrue(said.contains("The policy is the newest."), said);
            fact(said, "Revision", "1");
            fact(said, "Revisions behind", "0");
            fact(said, "Stale", "no");
            fact(said, "Restrictions", "1");
            fact(said, "Followed at", casework.url());
            fact(said, "Edges that follow through this one", "0");
            fact(said, "Sessions that play", "0");
            assertTrue(said.contains("<tr><th scope=\"row\">invite</th><td>deny</td><td>1</td></tr>"), said);
            assertTrue(said.contains("<tr><th scope=\"row\">start_stream</th><td>allow</td><td>1</td></tr>"), said);
            assertFalse(said.contains("somebody") || said.contains("a-viewer") || said.contains("d77"), said);
            assertFalse(said.contains("<script"), said);
            String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.startsWith("default-src 'none'; style-src 'self'"), policy);
            assertEquals(200, edge.get("/operation.css").statusCode());
            wellFormed(said);
            String metrics = edge.metrics();
            for (String figure : new String[] {
                "evenhand_edge_feed_rev 1.0",
                "evenhand_edge_feed_lag_revisions 0.0",
                "evenhand_edge_feed_age_seconds ",
                "evenhand_edge_decisions_total{action=\"invite\",decision=\"deny\",} 1.0"
            }) {
                assertTrue(metrics.contains(figure), figure + " is not in\n" + metrics);
            }

            casework.down();
            await("stale", Duration.ofSeconds(10), () -> edge.get("/operation")
                    .body()
                    .contains("The policy is old"));
            edge.get("/check?account=else&action=invite");
            String later = edge.get("/operation").body();
            fact(later, "Stale", "yes");
            fact(later, "From a stale policy", "1");
            assertTrue(later.contains("the feed is out of reach"), later);
        }
    }

    @Test
    void whatIsAnsweredBeforeAnyPolicyIsCountedAsYesWithoutOne() throws Exception {
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(
                        folder,
                        casework,
                        Map.of(
                                "EVENHAND_FEED_PUBLIC_KEY_FILE",
                                folder.resolve("none").toString()))) {
            assertEquals(204, edge.get("/check?account=a&action=invite").statusCode());
            String said = edge.get("/operation").body();
            assertTrue(said.contains("No policy was loaded yet"), said);
            fact(said, "Yes because the policy is too old or missing", "1");
            assertTrue(edge.metrics().contains("evenhand_edge_unsure_answers_total{footing=\"open\",} 1.0"));
        }
    }

    @Test
    void withAFileOfKeysThePageNeedsTheRightToOperate() throws Exception {
        Path keys =
                Files.writeString(folder.resolve("keys"), line("proxy", "k1", "ask") + line("keeper", "k2", "operate"));
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge =
                        new EdgeUnderTest(folder, casework, Map.of("EVENHAND_EDGE_KEYS_FILE", keys.toString()))) {
            assertEquals(401, edge.get("/operation").statusCode());
            assertEquals(
                    403, edge.get("/operation", "Authorization", "Bearer k1").statusCode());
            assertEquals(
                    200, edge.get("/operation", "Authorization", "Bearer k2").statusCode());
            assertEquals(
                    403,
                    edge.get("/check?account=a&action=invite", "Authorization", "Bearer k2")
                            .statusCode());
        }
    }

    private static void fact(String page, String name, String value) {
        assertTrue(
                page.contains("<dt>" + name + "</dt><dd>" + value + "</dd>"),
                name + " is not " + value + " in\n" + page);
    }

    /** The page has no entity and closes what it opens, but for what HTML never closes. */
    private static void wellFormed(String page) throws Exception {
        String xml = page.replace("<!DOCTYPE html>", "").replaceAll("<(meta|link)([^>]*)>", "<$1$2/>");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String line(String caller, String key, String rights) {
        return caller + " " + Sha256.hex(key.getBytes(StandardCharsets.UTF_8)) + " " + rights + "\n";
    }
}
