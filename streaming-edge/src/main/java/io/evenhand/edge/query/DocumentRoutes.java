// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;

/** {@code GET /openapi.json}: the queries as a document that programs read. */
public final class DocumentRoutes {
    private final Buffer document = Shipped.page("openapi.json");

    public void mount(Router router) {
        router.get("/openapi.json").handler(ctx -> ctx.response()
                .putHeader("Content-Type", "application/json")
                .end(document));
    }
}
