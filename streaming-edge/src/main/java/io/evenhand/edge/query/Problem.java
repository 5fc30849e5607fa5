// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * What went wrong, as RFC 9457 problem details.
 *
 * <p>403 is policy and nothing else; capacity and outages are 503, so that no player mistakes a hiccup for a verdict.
 */
public record Problem(int status, ObjectNode body) {
    public static Problem of(int status, String detail) {
        return new Problem(
                status,
                Json.object().put("type", "about:blank").put("status", status).put("detail", detail));
    }

    /** A denial by policy: with reason, decision and appeal for the owner, bare for everybody else. */
    public static Problem denied(Answer answer) {
        ObjectNode body = Json.object();
        if (answer.footing() == Footing.CLOSED) {
            return new Problem(
                    403,
                    body.put("type", "urn:evenhand:problem:policy-too-old")
                            .put("status", 403)
                            .put(
                                    "detail",
                                    "this edge has not heard of the policy for too long; this is no decision about you"));
        }
        if (answer.because() == null) {
            body.put("type", "about:blank").put("status", 403).put("detail", "this stream is not available");
            return new Problem(403, body);
        }
        body.put("type", "urn:evenhand:problem:restricted")
                .put("title", "restricted by a decision")
                .put("status", 403)
                .put(
                        "detail",
                        "a decision about your account restricts this, its reasons and your appeal are at the address below")
                .put("reason", answer.reason());
        AuthZen.describe(body, answer.because());
        return new Problem(403, body);
    }

    /** For now there is no room or no tool; the same request may succeed later. */
    public static Problem busy(String detail) {
        return of(503, detail);
    }

    public void send(RoutingContext ctx) {
        if (status == 503) {
            ctx.response().putHeader("Retry-After", "2");
        }
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Access-Control-Allow-Origin", "*")
                .end(Buffer.buffer(Json.bytes(body)));
    }
}
