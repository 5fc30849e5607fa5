// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.edge.feed.Publisher;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Casework's feed and intake's door over real HTTP, written by hand for tests; the signatures are real. */
final class FakeCasework implements AutoCloseable {
    final Publisher publisher = new Publisher(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    final List<Long> acknowledged = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();
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
                .handler(ctx -> bytes(ctx, publisher.snapshotBytes(Long.parseLong(ctx.pathParam("rev")))));
        router.get("/feed/v1/deltas")
                .handler(ctx -> bytes(
                        ctx, publisher.deltaLines(Long.parseLong(ctx.request().getParam("from")))));
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
