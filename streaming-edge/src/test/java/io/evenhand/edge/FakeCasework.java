// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.CompactBody;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.edge.feed.Publisher;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Casework's feed and intake's door over real HTTP, written by hand for tests; the signatures are real. */
final class FakeCasework implements AutoCloseable {
    final Publisher publisher = new Publisher(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    final List<Long> acknowledged = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();
    /** How many bodies went out in the compact form. */
    final AtomicInteger compactServed = new AtomicInteger();
    /** Whether the compact form of a snapshot says that nobody is restricted. */
    volatile boolean lies;

    volatile int intakeStatus = 202;
    volatile String intakeKey = "";

    private final Vertx vertx = Vertx.vertx();
    private final Set<HttpServerResponse> listeners = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private int port;

    FakeCasework() {
        up();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Says on every event stream that there is a new head. */
    void announce() {
        String event = "event: head\ndata: {\"rev\":" + publisher.rev() + "}\n\n";
        listeners.forEach(listener -> listener.write(event));
    }

    /** Listens again, on the port it had. */
    void up() {
        server = vertx.createHttpServer()
                .requestHandler(router())
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = server.actualPort();
    }

    void down() {
        listeners.clear();
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.post().handler(BodyHandler.create(false));
        router.get("/feed/v1/head").handler(ctx -> bytes(ctx, ContractJson.bytes(publisher.head())));
        router.get("/feed/v1/snapshot/:rev")
                .handler(
                        ctx -> body(ctx, publisher.snapshotBytes(Long.parseLong(ctx.pathParam("rev"))), this::compact));
        router.get("/feed/v1/deltas")
                .handler(ctx -> body(
                        ctx,
                        publisher.deltaLines(Long.parseLong(ctx.request().getParam("from"))),
                        FakeCasework::compactLines));
        router.get("/feed/v1/events").handler(this::listen);
        router.post("/feed/v1/ack").handler(ctx -> {
            acknowledged.add(ctx.body().asJsonObject().getLong("rev"));
            ctx.response().setStatusCode(204).end();
        });
        router.post("/v1/events").handler(this::intake);
        return router;
    }

    private void listen(RoutingContext ctx) {
        HttpServerResponse response =
                ctx.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
        response.closeHandler(closed -> listeners.remove(response));
        response.write("event: heartbeat\ndata: {\"rev\":" + publisher.rev() + "}\n\n");
        listeners.add(response);
    }

    private void intake(RoutingContext ctx) {
        boolean known = ("Bearer " + intakeKey).equals(ctx.request().getHeader("Authorization"));
        int status = known ? intakeStatus : 401;
        if (status == 202) {
            ctx.body().asString().lines().forEach(events::add);
        }
        ctx.response().setStatusCode(status).end();
    }

    private interface Spelling {
        byte[] of(byte[] json) throws IOException;
    }

    /** The same in the compact form for whoever takes it. */
    private void body(RoutingContext ctx, byte[] json, Spelling spelling) {
        String accept = ctx.request().getHeader("Accept");
        if (json == null || accept == null || !accept.contains(CompactBody.MEDIA_TYPE)) {
            bytes(ctx, json);
            return;
        }
        try {
            byte[] compact = spelling.of(json);
            compactServed.incrementAndGet();
            ctx.response().putHeader("Content-Type", CompactBody.MEDIA_TYPE).end(Buffer.buffer(compact));
        } catch (IOException e) {
            ctx.fail(e);
        }
    }

    private byte[] compact(byte[] json) throws IOException {
        Snapshot snapshot = ContractJson.read(json, Snapshot.class);
        return CompactBody.of(lies ? new Snapshot(snapshot.rev(), List.of()) : snapshot);
    }

    private static byte[] compactLines(byte[] ndjson) throws IOException {
        List<byte[]> bodies = new ArrayList<>();
        for (String line : new String(ndjson, UTF_8).lines().toList()) {
            bodies.add(CompactBody.of(ContractJson.read(line, Delta.class)));
        }
        return CompactBody.sequence(bodies);
    }

    private static void bytes(RoutingContext ctx, byte[] bytes) {
        if (bytes == null) {
            ctx.response().setStatusCode(404).end();
        } else {
            ctx.response().end(Buffer.buffer(bytes));
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
