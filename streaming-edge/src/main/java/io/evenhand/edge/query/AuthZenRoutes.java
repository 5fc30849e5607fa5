// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The AuthZEN endpoints: a denial is a 200 that says no; 400 is about the call. */
public final class AuthZenRoutes {
    static final String EVALUATION = "/access/v1/evaluation";
    static final String EVALUATIONS = "/access/v1/evaluations";

    private static final String SEARCH = "/access/v1/search/";

    private final Answers answers;

    public AuthZenRoutes(Answers answers) {
        this.answers = answers;
    }

    public void mount(Router router) {
        router.post(EVALUATION).handler(ctx -> exchange(ctx, this::evaluation));
        router.post(EVALUATIONS).handler(ctx -> exchange(ctx, body -> AuthZenBatch.answer(body, answers)));
        router.post(SEARCH + "action").handler(ctx -> exchange(ctx, body -> AuthZenSearch.actions(body, answers)));
        router.post(SEARCH + "subject").handler(ctx -> exchange(ctx, body -> AuthZenSearch.subjects(body, answers)));
        router.post(SEARCH + "resource").handler(ctx -> exchange(ctx, body -> AuthZenSearch.resources(body, answers)));
        router.get("/.well-known/authzen-configuration").handler(AuthZenRoutes::configuration);
    }

    private ObjectNode evaluation(ObjectNode body) throws BadQuestionException {
        return AuthZen.response(body, answers.answer(AuthZen.question(body)));
    }

    private static void exchange(RoutingContext ctx, Evaluation evaluation) {
        echoRequestId(ctx);
        if (!isJson(ctx.request().getHeader("Content-Type"))) {
            Problem.of(400, "the content type is not application/json").send(ctx);
            return;
        }
        Buffer body = ctx.body().buffer();
        try {
            ObjectNode request = Json.readObject(body == null ? new byte[0] : body.getBytes());
            send(ctx, evaluation.answer(request));
        } catch (IOException | BadQuestionException e) {
            Problem.of(400, String.valueOf(e.getMessage())).send(ctx);
        }
    }

    private static void configuration(RoutingContext ctx) {
        echoRequestId(ctx);
        HttpServerRequest request = ctx.request();
        String base = request.scheme() + "://" + request.authority();
        send(
                ctx,
                Json.object()
                        .put("policy_decision_point", base)
                        .put("access_evaluation_endpoint", base + EVALUATION)
                        .put("access_evaluations_endpoint", base + EVALUATIONS)
                        .put("search_subject_endpoint", base + SEARCH + "subject")
                        .put("search_resource_endpoint", base + SEARCH + "resource")
                        .put("search_action_endpoint", base + SEARCH + "action"));
    }

    static void echoRequestId(RoutingContext ctx) {
        String id = ctx.request().getHeader("X-Request-ID");
        if (id != null && id.length() <= 256) {
            ctx.response().putHeader("X-Request-ID", id);
        }
    }

    private static void send(RoutingContext ctx, ObjectNode json) {
        ctx.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(Json.bytes(json)));
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int end = contentType.indexOf(';');
        String media = end < 0 ? contentType : contentType.substring(0, end);
        return media.strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    private interface Evaluation {
        ObjectNode answer(ObjectNode request) throws BadQuestionException;
    }
}
