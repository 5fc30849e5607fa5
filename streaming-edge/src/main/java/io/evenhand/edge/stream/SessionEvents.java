// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.json.Timestamps;
import io.evenhand.edge.query.Json;
import io.evenhand.edge.query.Problem;
import io.evenhand.edge.session.Sessions;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A session's server-sent events, milliseconds after the policy came: {@code revoked} with the problem details, {@code
 * ending} with the time it will be, {@code reinstated} with the position to go on from.
 */
final class SessionEvents {
    private static final long STILL_HERE_MS = 15_000;
    private static final long HERE_MS = 2_000;

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final Cutoffs cutoffs;
    private final String session;
    private final Sessions sessions;
    private final Context context;

    SessionEvents(Vertx vertx, HttpServerResponse response, Cutoffs cutoffs, Sessions sessions, String session) {
        this.vertx = vertx;
        this.response = response;
        this.cutoffs = cutoffs;
        this.session = session;
        this.sessions = sessions;
        context = vertx.getOrCreateContext();
    }

    void start() {
        response.setChunked(true);
        Runnable deaf = cutoffs.listen(session, word -> context.runOnContext(now -> say(word)));
        long timer = vertx.setPeriodic(STILL_HERE_MS, tick -> write(": still here\n\n"));
        // who listens is there, also while the film is paused
        long presence = vertx.setPeriodic(HERE_MS, tick -> sessions.seen(session));
        response.closeHandler(closed -> {
            deaf.run();
            vertx.cancelTimer(timer);
            vertx.cancelTimer(presence);
        });
        write(": here\n\n");
    }

    private void say(Word word) {
        ObjectNode body = word.answer().allowed()
                ? Json.object()
                : Problem.denied(word.answer()).body();
        if (word.at() != null) {
            body.put("at", Timestamps.format(word.at()));
        }
        body.put("positionMs", sessions.position(session).toMillis());
        String name = word.kind().name().toLowerCase(Locale.ROOT);
        write("event: " + name + "\ndata: " + new String(Json.bytes(body), StandardCharsets.UTF_8) + "\n\n");
    }

    private void write(String text) {
        if (!response.closed() && !response.ended()) {
            response.write(text);
        }
    }
}
