// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /v1/answers}: the last answers as NDJSON, denials first; the headers say how many were not kept. */
public final class AnswerLogRoutes {
    private static final byte[] END_OF_LINE = {'\n'};

    private final AnswerLog log;

    public AnswerLogRoutes(AnswerLog log) {
        this.log = log;
    }

    public void mount(Router router) {
        router.get("/v1/answers").handler(this::answers);
    }

    private void answers(RoutingContext ctx) {
        Buffer body = Buffer.buffer();
        log.denials().forEach(line -> body.appendBytes(Json.bytes(line.json())).appendBytes(END_OF_LINE));
        log.allowances()
                .forEach(line -> body.appendBytes(Json.bytes(line.json())).appendBytes(END_OF_LINE));
        ctx.response()
                .putHeader("Content-Type", "application/x-ndjson")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Evenhand-Dropped-Denials", Long.toString(log.dropped()))
                .putHeader("X-Evenhand-Unsampled-Allowances", Long.toString(log.notSampled()))
                .end(body);
    }
}
