// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.Token;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.contract.json.Timestamps;
import io.evenhand.contract.policy.PolicyEntry;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
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
 */
public final class CheckRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(CheckRoutes.class);

    private final Answers answers;

    public CheckRoutes(Answers answers) {
        this.answers = answers;
    }

    public void mount(Router router) {
        router.get("/check").handler(this::check);
        router.head("/check").handler(this::check);
    }

    private void check(RoutingContext ctx) {
        AuthZenRoutes.echoRequestId(ctx);
        HttpServerResponse response = ctx.response();
        try {
            Answer answer = answers.answer(question(ctx.request()));
            headers(response, answer);
            response.setStatusCode(answer.allowed() ? 204 : 403).end();
        } catch (BadQuestionException e) {
            none(response, "unknown");
            response.putHeader("WWW-Authenticate", "Evenhand error=\"" + e.getMessage() + "\"")
                    .setStatusCode(401)
                    .end();
        } catch (RuntimeException e) {
            LOG.error("a check failed and was answered with yes", e);
            none(response, "open");
            response.setStatusCode(204).end();
        }
    }

    static Question question(HttpServerRequest request) throws BadQuestionException {
        MultiMap query = request.params();
        Source source = query.contains("account")
                ? query::get
                : name -> request.getHeader(
                        "X-Evenhand-" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        String account = source.get("account");
        if (account == null || !Token.isName(account)) {
            throw new BadQuestionException("account is missing or malformed");
        }
        String wanted = source.get("action");
        Action action = wanted == null ? null : Action.find(wanted);
        if (action == null) {
            throw new BadQuestionException("action is missing or unknown");
        }
        String server = name(source.get("server"), "server");
        String viewer = name(source.get("viewer"), "viewer");
        return new Question(
                new AccountId(account),
                server == null ? null : new ServerId(server),
                action,
                viewer == null ? null : new ViewerId(viewer),
                truth(source.get("home")));
    }

    private static @Nullable String name(@Nullable String value, String member) throws BadQuestionException {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (!Token.isName(value)) {
            throw new BadQuestionException(member + " is malformed");
        }
        return value;
    }

    private static boolean truth(@Nullable String value) throws BadQuestionException {
        if (value == null || value.isEmpty()) {
            return false;
        }
        return switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new BadQuestionException("home is not a truth value");
        };
    }

    private static void headers(HttpServerResponse response, Answer answer) {
        PolicyEntry because = answer.because();
        response.putHeader("Cache-Control", "max-age=" + answer.ttlMs() / 1_000)
                .putHeader("X-Evenhand-Decision", answer.allowed() ? "allow" : "deny")
                .putHeader("X-Evenhand-Rev", Long.toString(answer.rev()))
                .putHeader("X-Evenhand-Age-Ms", Long.toString(answer.ageMs()))
                .putHeader("X-Evenhand-Ttl-Ms", Long.toString(answer.ttlMs()))
                .putHeader("X-Evenhand-Stale", Boolean.toString(answer.stale()))
                .putHeader("X-Evenhand-Fail", answer.footing().wire())
                .putHeader("X-Evenhand-Reason", answer.forOwner() ? answer.reason() : "")
                .putHeader(
                        "X-Evenhand-Decision-Id",
                        because == null ? "" : because.decision().value())
                .putHeader("X-Evenhand-Until", until(because))
                .putHeader("X-Evenhand-Appeal", because == null ? "" : because.appeal());
    }

    private static void none(HttpServerResponse response, String decision) {
        response.putHeader("Cache-Control", "no-store").putHeader("X-Evenhand-Decision", decision);
        for (String name :
                new String[] {"Rev", "Age-Ms", "Ttl-Ms", "Stale", "Fail", "Reason", "Decision-Id", "Until", "Appeal"}) {
            response.putHeader("X-Evenhand-" + name, "");
        }
    }

    private static String until(@Nullable PolicyEntry because) {
        return because == null || because.until() == null ? "" : Timestamps.format(because.until());
    }

    private interface Source {
        @Nullable
        String get(String name);
    }
}
