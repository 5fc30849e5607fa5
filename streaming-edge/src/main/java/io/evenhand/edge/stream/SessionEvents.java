// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.edge.query.Answer;
import io.evenhand.edge.query.Json;
import io.evenhand.edge.query.Problem;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;

/** A session's server-sent events: one {@code revoked} with the problem details, milliseconds after the policy came. */
final class SessionEvents {
    private static final long STILL_HERE_MS = 15_000;

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final Cutoffs cutoffs;
    private final String session;
    private final Context context;

    SessionEvents(Vertx vertx, HttpServerResponse response, Cutoffs cutoffs, String session) {
        this.vertx = vertx;
        this.response = response;
        this.cutoffs = cutoffs;
        this.session = session;
        context = vertx.getOrCreateContext();
    }

    void start() {
        response.setChunked(true);
        Runnable deaf = cutoffs.listen(session, answer -> context.runOnContext(now -> revoked(answer)));
        long timer = vertx.setPeriodic(STILL_HERE_MS, tick -> write(": still here\n\n"));
        response.closeHandler(closed -> {
            deaf.run();
            vertx.cancelTimer(timer);
        });
        write(": here\n\n");
    }

    private void revoked(Answer answer) {
        String problem = new String(Json.bytes(Problem.denied(answer).body()), StandardCharsets.UTF_8);
        write("event: revoked\ndata: " + problem + "\n\n");
    }

    private void write(String text) {
        if (!response.closed() && !response.ended()) {
            response.write(text);
        }
    }
}
