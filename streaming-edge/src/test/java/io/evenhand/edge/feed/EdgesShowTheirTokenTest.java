// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edge shows its token with what it fetches and with what it acknowledges, and tells it to nobody else. */
class EdgesShowTheirTokenTest {
    @TempDir
    Path dir;

    @Test
    void theTokenOfTheFileGoesWithEveryRequest() throws Exception {
        Files.writeString(dir.resolve("feed-token"), "token-of-edge-1\n");
        assertEquals("Bearer token-of-edge-1", shownWith(dir.resolve("feed-token")));
        assertNull(
                FeedAccess.of("http://localhost", "edge-1", dir.resolve("none")).token());
        assertFalse(FeedAccess.of("http://localhost", "edge-1", dir.resolve("feed-token"))
                .toString()
                .contains("token-of"));
    }

    @Test
    void whoHasNoTokenShowsNone() throws Exception {
        assertEquals("none", shownWith(dir.resolve("none")));
    }

    private static String shownWith(Path file) throws Exception {
        Vertx vertx = Vertx.vertx();
        BlockingQueue<String> shown = new ArrayBlockingQueue<>(4);
        try {
            int port = vertx.createHttpServer()
                    .requestHandler(request -> {
                        String given = request.getHeader("Authorization");
                        shown.add(given == null ? "none" : given);
                        request.response().end();
                    })
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS)
                    .actualPort();
            try (HttpFeedSource source =
                    new HttpFeedSource(vertx, FeedAccess.of("http://127.0.0.1:" + port, "edge-1", file))) {
                source.head();
                source.acknowledge(1);
            }
            String first = shown.poll(5, TimeUnit.SECONDS);
            assertEquals(first, shown.poll(5, TimeUnit.SECONDS));
            return String.valueOf(first);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
