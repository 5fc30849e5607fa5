// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.id.Token;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.SignedManifest;
import io.evenhand.edge.query.Json;
import io.evenhand.edge.query.Problem;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The feed handed on to other edges as it came, under the addresses the publisher has: the same signed head, the same bytes.
 *
 * <p>This edge vouches for nothing. Whoever follows it checks the publisher's signature, every hash and the chain, and would
 * notice one changed bit. A head is handed on once all its bodies are on this disk.
 */
public final class RelayRoutes {
    private static final long HEARTBEAT_MS = 5_000;
    private static final long JITTER_MS = 2_000;

    private final Vertx vertx;
    private final FeedSync sync;
    private final Downstream downstream;
    private final Runnable acknowledgeSoon;
    private final Map<HttpServerResponse, Context> listeners = new ConcurrentHashMap<>();

    /** @param acknowledgeSoon called when an edge behind this one came forward or went */
    public RelayRoutes(Vertx vertx, FeedSync sync, Downstream downstream, Runnable acknowledgeSoon) {
        this.vertx = vertx;
        this.sync = sync;
        this.downstream = downstream;
        this.acknowledgeSoon = acknowledgeSoon;
    }

    public void mount(Router router) {
        router.get("/feed/v1/head").handler(this::head);
        router.get("/feed/v1/snapshot/:rev").handler(this::snapshot);
        router.get("/feed/v1/deltas").handler(this::deltas);
        router.get("/feed/v1/events").handler(this::events);
        router.post("/feed/v1/ack").handler(this::ack);
        sync.onHandedOn(rev ->
                listeners.forEach((response, context) -> context.runOnContext(now -> say(response, "head", rev))));
    }

    private void head(RoutingContext ctx) {
        SignedManifest head = sync.handedOn();
        if (head == null) {
            Problem.busy("nothing was loaded yet").send(ctx);
            return;
        }
        ctx.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-cache")
                .end(Buffer.buffer(ContractJson.bytes(head)));
    }

    private void snapshot(RoutingContext ctx) {
        Path file = sync.disk().snapshot(number(ctx.pathParam("rev")));
        if (file == null) {
            gone(ctx);
            return;
        }
        // many edges may start together, so no copy for each of them is made in memory
        ctx.response()
                .putHeader("Content-Type", "application/json")
                .sendFile(file.toAbsolutePath().toString())
                .onFailure(failure -> ctx.response().reset());
    }

    private void deltas(RoutingContext ctx) {
        SignedManifest head = sync.handedOn();
        long from = number(ctx.request().getParam("from"));
        if (head == null
                || from < head.manifest().snapshotRev()
                || from > head.manifest().rev()) {
            Problem.of(410, "take the snapshot").send(ctx);
            return;
        }
        file(ctx, "application/x-ndjson", () -> sync.disk()
                .deltaLines(from, head.manifest().rev()));
    }

    private interface Reading {
        byte @Nullable [] read() throws IOException, RefusedException;
    }

    private void file(RoutingContext ctx, String type, Reading reading) {
        vertx.executeBlocking(reading::read, false).onComplete(read -> {
            byte[] bytes = read.succeeded() ? read.result() : null;
            if (bytes == null) {
                gone(ctx);
            } else {
                ctx.response().putHeader("Content-Type", type).end(Buffer.buffer(bytes));
            }
        });
    }

    private static void gone(RoutingContext ctx) {
        Problem.of(404, "this edge has no such file any more, ask for the head again")
                .send(ctx);
    }

    private void events(RoutingContext ctx) {
        String edge = ctx.request().getParam("edge");
        if (edge == null || !Token.isName(edge)) {
            Problem.of(400, "edge is missing or malformed").send(ctx);
            return;
        }
        HttpServerResponse response = ctx.response()
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .setChunked(true);
        downstream.connected(edge);
        listeners.put(response, vertx.getOrCreateContext());
        response.closeHandler(closed -> {
            listeners.remove(response);
            downstream.disconnected(edge);
            acknowledgeSoon.run();
        });
        beat(response);
    }

    /** Many edges that connected at once do not beat at once for long. */
    private void beat(HttpServerResponse response) {
        if (listeners.containsKey(response)) {
            SignedManifest head = sync.handedOn();
            say(response, "heartbeat", head == null ? 0 : head.manifest().rev());
            vertx.setTimer(HEARTBEAT_MS + ThreadLocalRandom.current().nextLong(JITTER_MS), tick -> beat(response));
        }
    }

    private static void say(HttpServerResponse response, String event, long rev) {
        if (!response.closed()) {
            response.write("event: " + event + "\ndata: {\"rev\":" + rev + "}\n\n");
        }
    }

    private void ack(RoutingContext ctx) {
        Buffer body = ctx.body().buffer();
        try {
            ObjectNode said = Json.readObject(body == null ? new byte[0] : body.getBytes());
            String edge = said.path("edge").textValue();
            if (edge == null || !Token.isName(edge) || !said.path("rev").canConvertToLong()) {
                throw new IOException("edge or rev is missing or malformed");
            }
            downstream.acknowledged(edge, said.get("rev").longValue());
            acknowledgeSoon.run();
            ctx.response().setStatusCode(204).end();
        } catch (IOException e) {
            Problem.of(400, String.valueOf(e.getMessage())).send(ctx);
        }
    }

    private static long number(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
