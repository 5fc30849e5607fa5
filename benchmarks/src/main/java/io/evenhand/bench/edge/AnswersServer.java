// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.edge;

import io.evenhand.contract.policy.Snapshot;
import io.evenhand.edge.caller.CallerKeys;
import io.evenhand.edge.caller.Door;
import io.evenhand.edge.caller.Right;
import io.evenhand.edge.query.Answers;
import io.evenhand.edge.query.AuthZenRoutes;
import io.evenhand.edge.table.Freshness;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.table.PolicyTable;
import io.evenhand.edge.telemetry.EdgeMetrics;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The edge's AuthZEN interface with its door and its log, beside a handler of the same server that reads the same body and
 * answers with as many constant bytes. {@code ENTRIES}; says its port on a line of its own and ends with its parent.
 */
public final class AnswersServer {
    private static final byte[] CONSTANT =
            ("{\"decision\":true,\"context\":{\"rev\":7,\"ageMs\":1234,\"ttlMs\":10000,\"stale\":false,\"reason\":\"NONE\"}}")
                    .getBytes(StandardCharsets.UTF_8);

    private AnswersServer() {}

    public static void main(String[] arguments) throws Exception {
        Clock clock = Clock.systemUTC();
        Instant now = clock.instant();
        LiveTable live = new LiveTable(now);
        PolicyTable table =
                PolicyTable.of(new Snapshot(7, Restrictions.of(Integer.parseInt(arguments[0]), now.minusSeconds(60))));
        live.swap(table, new Freshness(true, true, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(2))));
        Answers answers = new Answers(live, account -> 0, clock, Duration.ofHours(1), new EdgeMetrics());
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Router router = Router.router(vertx);
        new Door(new CallerKeys(Path.of("no-such-file")), clock, 10_000_000, false)
                .guard(router, Right.ASK, "/access/v1/*");
        router.post().handler(BodyHandler.create(false).setBodyLimit(1 << 20));
        new AuthZenRoutes(answers, null).mount(router);
        router.post("/trivial").handler(ctx -> {
            ctx.body().buffer();
            ctx.response().putHeader("Content-Type", "application/json").end(Buffer.buffer(CONSTANT));
        });
        int port = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(router)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        System.out.println(port);
        while (System.in.read() >= 0) {
            // the parent says nothing; its end is the end
        }
        System.exit(0);
    }
}
