// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /check} for proxies: 204 yes, 403 no, 401 the proxy did not say about whom; nothing else, because nginx
 * turns every other status into a 500.
 *
 * <p>What is asked comes from the query, or from {@code X-Evenhand-*} headers if the query names no account; never from
 * both, since a proxy that fills in the query may still pass on headers that its client made up. Every answer carries
 * every header of the set, empty where there is nothing to say, so that a proxy that copies them overwrites whatever
 * its client sent.
 *
 * <p>{@code /check/envoy} is for Envoy's HTTP mode, which sends its client's method and appends its client's path and query,
 * and takes nothing but a 200 for a yes: there only headers count.
 */
public final class CheckRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(CheckRoutes.class);
    private static final int ENVOY_YES = 200;
    private static final int YES = 204;

    private final Answers answers;

    public CheckRoutes(Answers answers) {
        this.answers = answers;
    }

    public void mount(Router router) {
        router.get("/check").handler(ctx -> check(ctx, asked(ctx.request()), YES));
        router.head("/check").handler(ctx -> check(ctx, asked(ctx.request()), YES));
        router.route("/check/envoy*").handler(ctx -> check(ctx, headers(ctx.request()), ENVOY_YES));
    }

    private void check(RoutingContext ctx, Function<String, @Nullable String> named, int yes) {
        HttpServerResponse response = ctx.response();
        try {
            Answer answer = answers.answer(Check.question(named));
            Check.headers(answer).forEach(response::putHeader);
            if (answer.allowed() || yes == YES) {
                response.setStatusCode(answer.allowed() ? yes : 403).end();
            } else {
                response.setStatusCode(403)
                        .putHeader("Content-Type", "application/problem+json")
                        .end(Buffer.buffer(Json.bytes(Problem.denied(answer).body())));
            }
        } catch (BadQuestionException e) {
            Check.none("unknown").forEach(response::putHeader);
            response.putHeader("WWW-Authenticate", Check.challenge(e))
                    .setStatusCode(401)
                    .end();
        } catch (RuntimeException e) {
            LOG.error("a check failed and was answered with yes", e);
            Check.none("open").forEach(response::putHeader);
            response.setStatusCode(yes).end();
        }
    }

    private static Function<String, @Nullable String> asked(HttpServerRequest request) {
        MultiMap query = request.params();
        return query.contains("account") ? query::get : headers(request);
    }

    private static Function<String, @Nullable String> headers(HttpServerRequest request) {
        return name ->
                request.getHeader(Check.PREFIX + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }
}
