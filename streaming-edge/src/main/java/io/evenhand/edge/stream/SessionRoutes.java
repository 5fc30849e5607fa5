// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.Token;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.edge.query.Action;
import io.evenhand.edge.query.Answer;
import io.evenhand.edge.query.Answers;
import io.evenhand.edge.query.Json;
import io.evenhand.edge.query.Problem;
import io.evenhand.edge.query.Question;
import io.evenhand.edge.session.Session;
import io.evenhand.edge.session.SessionToken;
import io.evenhand.edge.session.Sessions;
import io.evenhand.edge.telemetry.EdgeMetrics;
import io.evenhand.edge.transcode.Transcoder;
import io.evenhand.edge.transcode.Workshop;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code POST /sessions}: asks policy, then room, then opens a session under a signed token. */
public final class SessionRoutes {
    private final Answers answers;
    private final Sessions sessions;
    private final SessionToken tokens;
    private final Workshop workshop;
    private final EdgeMetrics metrics;
    private final long leadSeconds;

    public SessionRoutes(
            Answers answers,
            Sessions sessions,
            SessionToken tokens,
            Workshop workshop,
            EdgeMetrics metrics,
            long leadSeconds) {
        this.answers = answers;
        this.sessions = sessions;
        this.tokens = tokens;
        this.workshop = workshop;
        this.metrics = metrics;
        this.leadSeconds = leadSeconds;
    }

    public void mount(Router router) {
        // blocking, because a session is on disk before its address is known
        router.post("/sessions").blockingHandler(this::open, false);
    }

    private void open(RoutingContext ctx) {
        try {
            Buffer body = ctx.body().buffer();
            ObjectNode request = Json.readObject(body == null ? new byte[0] : body.getBytes());
            open(ctx, wanted(request));
        } catch (IOException | IllegalArgumentException e) {
            Problem.of(400, String.valueOf(e.getMessage())).send(ctx);
        }
    }

    private void open(RoutingContext ctx, Question start) {
        ServerId server = start.server();
        Answer[] last = new Answer[1];
        boolean[] room = {true};
        Session session = server == null
                ? null
                : sessions.open(start.account(), server, start.viewer(), start.home(), () -> {
                    last[0] = admission(start);
                    room[0] = hasRoom();
                    return last[0].allowed() && room[0];
                });
        Answer answer = last[0];
        if (session != null) {
            created(ctx, session, answer);
        } else if (!answer.allowed()) {
            metrics.admissionRefused("policy");
            Problem.denied(answer).send(ctx);
        } else {
            metrics.admissionRefused("capacity");
            Problem.busy("ready".equals(workshop.state()) ? "every transcoding slot is taken" : workshop.state())
                    .send(ctx);
        }
    }

    /** Playing here always means transcoding, so both questions are asked. */
    private Answer admission(Question start) {
        Answer answer = answers.answer(start);
        if (!answer.allowed()) {
            return answer;
        }
        return answers.answer(
                new Question(start.account(), start.server(), Action.TRANSCODE, start.viewer(), start.home()));
    }

    private boolean hasRoom() {
        Transcoder transcoder = workshop.transcoder();
        return transcoder != null && transcoder.hasRoom();
    }

    private void created(RoutingContext ctx, Session session, Answer answer) {
        String root = "/s/" + tokens.mint(session.id(), session.end());
        ObjectNode json = Json.object()
                .put("stream", session.stream().value())
                .put("master", root + "/master.m3u8")
                .put("events", root + "/events")
                .put("close", root)
                .put("leadSeconds", leadSeconds)
                .put("rev", answer.rev())
                .put("ageMs", answer.ageMs())
                .put("stale", answer.stale());
        ctx.response()
                .setStatusCode(201)
                .putHeader("Location", root + "/master.m3u8")
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(Json.bytes(json)));
    }

    private static Question wanted(ObjectNode request) {
        String viewer = name(request, "viewer");
        JsonNode home = request.get("home");
        if (home != null && !home.isBoolean()) {
            throw new IllegalArgumentException("home is not a truth value");
        }
        return new Question(
                new AccountId(required(request, "account")),
                new ServerId(required(request, "server")),
                Action.START_STREAM,
                viewer == null ? null : new ViewerId(viewer),
                home != null && home.booleanValue());
    }

    private static String required(ObjectNode request, String member) {
        String value = name(request, member);
        if (value == null) {
            throw new IllegalArgumentException(member + " is missing");
        }
        return value;
    }

    private static @Nullable String name(ObjectNode request, String member) {
        JsonNode value = request.get(member);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || !Token.isName(value.textValue())) {
            throw new IllegalArgumentException(member + " is malformed");
        }
        return value.textValue();
    }
}
