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
    private final @Nullable MetadataSeal seal;

    /** @param seal signs the metadata, or null if the edge was not told its public address */
    public AuthZenRoutes(Answers answers, @Nullable MetadataSeal seal) {
        this.answers = answers;
        this.seal = seal;
    }

    public void mount(Router router) {
        router.post(EVALUATION).handler(ctx -> exchange(ctx, this::evaluation));
        router.post(EVALUATIONS).handler(ctx -> exchange(ctx, body -> AuthZenBatch.answer(body, answers)));
        router.post(SEARCH + "action").handler(ctx -> exchange(ctx, body -> AuthZenSearch.actions(body, answers)));
        router.post(SEARCH + "subject").handler(ctx -> exchange(ctx, body -> AuthZenSearch.subjects(body, answers)));
        router.post(SEARCH + "resource").handler(ctx -> exchange(ctx, body -> AuthZenSearch.resources(body, answers)));
        for (String path :
                new String[] {EVALUATION, EVALUATIONS, SEARCH + "action", SEARCH + "subject", SEARCH + "resource"}) {
            router.route(path).handler(AuthZenRoutes::notAllowed);
        }
        router.get("/.well-known/authzen-configuration").handler(this::configuration);
        router.get("/.well-known/jwks.json").handler(this::keys);
    }

    private static void notAllowed(RoutingContext ctx) {
        ctx.response().putHeader("Allow", "POST");
        Problem.of(405, "this address takes POST only").send(ctx);
    }

    private void keys(RoutingContext ctx) {
        send(ctx, seal == null ? MetadataSeal.noKeys() : seal.keys());
    }

    private ObjectNode evaluation(ObjectNode body) throws BadQuestionException {
        return AuthZen.evaluate(body, answers);
    }

    private static void exchange(RoutingContext ctx, Evaluation evaluation) {
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

    private void configuration(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        // only the address the operator wrote down is ever signed: a client chooses what it calls us
        String base = seal == null ? request.scheme() + "://" + request.authority() : seal.issuer();
        ObjectNode metadata = Json.object()
                .put("policy_decision_point", base)
                .put("access_evaluation_endpoint", base + EVALUATION)
                .put("access_evaluations_endpoint", base + EVALUATIONS)
                .put("search_subject_endpoint", base + SEARCH + "subject")
                .put("search_resource_endpoint", base + SEARCH + "resource")
                .put("search_action_endpoint", base + SEARCH + "action");
        if (seal != null) {
            metadata.put("signed_metadata", seal.sign(metadata));
        }
        send(ctx, metadata);
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
