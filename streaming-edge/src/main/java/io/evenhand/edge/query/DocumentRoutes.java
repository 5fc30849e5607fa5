// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;

/** {@code GET /openapi.json}: the queries as a document that programs read. */
public final class DocumentRoutes {
    private final Buffer document = Buffer.buffer(read());

    public void mount(Router router) {
        router.get("/openapi.json").handler(ctx -> ctx.response()
                .putHeader("Content-Type", "application/json")
                .end(document));
    }

    private static byte[] read() {
        try (InputStream in = DocumentRoutes.class.getResourceAsStream("/io/evenhand/edge/page/openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("the document is not in the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("the document cannot be read", e);
        }
    }
}
