// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.Token;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.edge.library.Film;
import io.evenhand.edge.playback.Caps;
import io.evenhand.edge.playback.Method;
import io.evenhand.edge.playback.Shape;
import io.evenhand.edge.query.Action;
import io.evenhand.edge.query.Answer;
import io.evenhand.edge.query.Answers;
import io.evenhand.edge.query.Json;
import io.evenhand.edge.query.Problem;
import io.evenhand.edge.query.Question;
import io.evenhand.edge.session.Limits;
import io.evenhand.edge.session.Session;
import io.evenhand.edge.session.SessionToken;
import io.evenhand.edge.session.Sessions;
import io.evenhand.edge.telemetry.EdgeMetrics;
import io.evenhand.edge.transcode.NoCapacityException;
import io.evenhand.edge.transcode.Transcoder;
import io.evenhand.edge.transcode.Workshop;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /sessions}: asks policy, then the account's limits, then room, then opens a session under a signed token. */
final class SessionRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRoutes.class);
    private static final int QUEUED_MAX = 2;
    private static final long QUEUE_NANOS = 3_000_000_000L;
    private static final long QUEUE_LOOK_MS = 100;
    private static final String LIMIT_REACHED = "urn:evenhand:problem:limit-reached";

    private final Semaphore queue = new Semaphore(QUEUED_MAX);
    private final Answers answers;
    private final Sessions sessions;
    private final SessionToken tokens;
    private final Workshop workshop;
    private final Plans plans;
    private final Gate gate;
    private final Limits limits;
    private final EdgeMetrics metrics;
    private final Clock clock;

    SessionRoutes(
            Answers answers,
            Sessions sessions,
            SessionToken tokens,
            Workshop workshop,
            Plans plans,
            Gate gate,
            Limits limits,
            EdgeMetrics metrics,
            Clock clock) {
        this.answers = answers;
        this.sessions = sessions;
        this.tokens = tokens;
        this.workshop = workshop;
        this.plans = plans;
        this.gate = gate;
        this.limits = limits;
        this.metrics = metrics;
        this.clock = clock;
    }

    void mount(Router router) {
        // blocking, because a session is on disk before its address is known, and positions are nowhere else
        router.post("/sessions").blockingHandler(this::open, false);
        router.get("/s/:token").blockingHandler(this::state, false);
        router.delete("/s/:token").blockingHandler(this::close, false);
    }

    /** What is asked for. */
    private record Wish(
            Question start,
            @Nullable String device,
            @Nullable String item,
            Caps caps) {}

    private void open(RoutingContext ctx) {
        Wish wish;
        try {
            Buffer body = ctx.body().buffer();
            wish = wish(Json.readObject(body == null ? new byte[0] : body.getBytes()));
        } catch (IOException | IllegalArgumentException e) {
            Problem.of(400, String.valueOf(e.getMessage())).send(ctx);
            return;
        }
        try {
            open(ctx, wish);
        } catch (NoCapacityException e) {
            refused(ctx, "capacity", Problem.busy(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            // nothing that the asker could mend
            LOG.warn("a film could not be looked into", e);
            refused(ctx, "capacity", Problem.busy("the film cannot be looked into now"));
        }
    }

    private void open(RoutingContext ctx, Wish wish) throws IOException, NoCapacityException {
        Question start = wish.start();
        Answer first = answers.answer(start);
        if (!first.allowed() && !isOnlyCounted(start, wish)) {
            refused(ctx, "policy", Problem.denied(first));
            return;
        }
        if (workshop.transcoder() == null) {
            throw new NoCapacityException(workshop.state());
        }
        Film film = plans.film(wish.item());
        if (film == null) {
            Problem.of(404, "no such item").send(ctx);
            return;
        }
        Plan plan = fitted(plans.make(film, wish.caps(), gate.heightMax(start)));
        Session.Watch watch = new Session.Watch(
                wish.device(), film.id(), wish.caps(), plan.decision().method(), plan.kbps());
        sessions.atDevice(start.account(), start.viewer(), wish.device()).forEach(id -> {
            gate.close(id);
            plans.forget(id);
        });
        admit(ctx, start, plan, watch);
    }

    /** What of the plan there is room for; waits a little for room, in a queue that is not endless. */
    private Plan fitted(Plan plan) throws NoCapacityException {
        Transcoder transcoder = workshop.transcoder();
        if (plan.decision().method() != Method.TRANSCODE || transcoder == null) {
            return plan;
        }
        long end = System.nanoTime() + QUEUE_NANOS;
        boolean queued = false;
        try {
            while (true) {
                List<Shape> fitting =
                        transcoder.admission().fitting(plan.decision().shapes());
                if (!fitting.isEmpty()) {
                    return plan.only(fitting);
                }
                queued = queued || queue.tryAcquire();
                if (!queued || System.nanoTime() > end) {
                    throw new NoCapacityException("this server transcodes as much as it can in real time");
                }
                Thread.sleep(QUEUE_LOOK_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoCapacityException("the server is closing");
        } finally {
            if (queued) {
                queue.release();
            }
        }
    }

    /** A denial that the same device's own stream may be the cause of is asked again once that is closed. */
    private boolean isOnlyCounted(Question start, Wish wish) {
        return !sessions.atDevice(start.account(), start.viewer(), wish.device())
                .isEmpty();
    }

    private void admit(RoutingContext ctx, Question start, Plan plan, Session.Watch watch) {
        Problem[] no = new Problem[1];
        Answer[] yes = new Answer[1];
        Session session = sessions.open(
                start.account(),
                java.util.Objects.requireNonNull(start.server()),
                start.viewer(),
                start.home(),
                watch,
                () -> {
                    yes[0] = admission(start, plan);
                    no[0] = yes[0].allowed() ? obstacle(start, plan, watch) : Problem.denied(yes[0]);
                    return no[0] == null;
                });
        if (session == null) {
            refused(ctx, no[0].status() == 403 ? "policy" : no[0].status() == 429 ? "limit" : "capacity", no[0]);
        } else {
            plans.keep(session.id(), plan);
            reserve(session, plan);
            created(ctx, session, plan, yes[0]);
        }
    }

    private void reserve(Session session, Plan plan) {
        Transcoder transcoder = workshop.transcoder();
        List<Shape> shapes = plan.decision().shapes();
        if (transcoder != null && !shapes.isEmpty()) {
            transcoder.admission().take(session.id(), shapes.get(shapes.size() - 1));
        }
    }

    private @Nullable Problem obstacle(Question start, Plan plan, Session.Watch watch) {
        String limit = limits.exceeded(sessions.of(start.account()), watch, start.isExternal());
        if (limit != null) {
            Problem problem = Problem.of(429, "this account has as many streams open here as this server allows");
            problem.body().put("type", LIMIT_REACHED).put("limit", limit);
            return problem;
        }
        Transcoder transcoder = workshop.transcoder();
        boolean room = plan.decision().method() == Method.DIRECT || (transcoder != null && transcoder.hasSpace());
        return room ? null : Problem.busy("the disk for segments is full");
    }

    private void refused(RoutingContext ctx, String cause, Problem problem) {
        metrics.admissionRefused(cause);
        if (problem.status() == 429) {
            ctx.response().putHeader("Retry-After", "30");
        }
        problem.send(ctx);
    }

    private Answer admission(Question start, Plan plan) {
        Answer answer = answers.peek(start);
        if (!answer.allowed() || plan.decision().method() != Method.TRANSCODE) {
            return answer;
        }
        return answers.answer(
                new Question(start.account(), start.server(), Action.TRANSCODE, start.viewer(), start.home()));
    }

    private void created(RoutingContext ctx, Session session, Plan plan, Answer answer) {
        String root = "/s/" + tokens.mint(session.id(), session.end());
        boolean direct = plan.decision().method() == Method.DIRECT;
        String media = root + (direct ? "/file" : "/master.m3u8");
        ObjectNode json = described(session, plan)
                .put(direct ? "file" : "master", media)
                .put("events", root + "/events")
                .put("close", root)
                .put("leadSeconds", sessions.lead(session.id()).toSeconds())
                .put("rev", answer.rev())
                .put("ageMs", answer.ageMs())
                .put("stale", answer.stale());
        PolicyEntry notice = gate.notice(session.question(Action.START_STREAM));
        if (notice != null) {
            json.putObject("notice")
                    .put("reason", notice.reason())
                    .put("decision", notice.decision().value())
                    .put("appeal", notice.appeal());
        }
        json(ctx.response().setStatusCode(201).putHeader("Location", media), json);
    }

    private ObjectNode described(Session session, Plan plan) {
        ObjectNode json = Json.object()
                .put("stream", session.stream().value())
                .put("item", plan.film().id())
                .put("durationMs", plan.film().durationMs())
                .put("method", plan.decision().method().name().toLowerCase(Locale.ROOT));
        plan.decision().codes().forEach(json.putArray("why")::add);
        json.put(
                "resumeMs",
                sessions.resumeAt(
                                session.account(), session.viewer(), plan.film().id())
                        .toMillis());
        if (plan.decision().method() == Method.TRANSCODE) {
            Transcoder transcoder = workshop.transcoder();
            String encoder = transcoder == null ? null : transcoder.encoderOf(session.id());
            json.put("encoder", encoder == null ? "none" : encoder);
        }
        return json;
    }

    private void state(RoutingContext ctx) {
        String id = tokens.sessionId(String.valueOf(ctx.pathParam("token")), clock.instant());
        Session session = id == null ? null : sessions.find(id);
        Plan plan = id == null ? null : plans.known(id);
        if (session == null || plan == null) {
            Problem.of(404, "no such session").send(ctx);
            return;
        }
        json(
                ctx.response(),
                described(session, plan)
                        .put("positionMs", sessions.position(session.id()).toMillis())
                        .put("leadMs", sessions.lead(session.id()).toMillis()));
    }

    private static void json(io.vertx.core.http.HttpServerResponse response, ObjectNode json) {
        response.putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Access-Control-Allow-Origin", "*")
                .end(Buffer.buffer(Json.bytes(json)));
    }

    private void close(RoutingContext ctx) {
        String id = tokens.sessionId(String.valueOf(ctx.pathParam("token")), clock.instant());
        if (id == null || sessions.find(id) == null) {
            Problem.of(404, "no such session").send(ctx);
            return;
        }
        gate.close(id);
        plans.forget(id);
        ctx.response().setStatusCode(204).end();
    }

    private static Wish wish(ObjectNode request) {
        String viewer = name(request, "viewer");
        JsonNode home = request.get("home");
        if (home != null && !home.isBoolean()) {
            throw new IllegalArgumentException("home is not a truth value");
        }
        Question start = new Question(
                new AccountId(required(request, "account")),
                new ServerId(required(request, "server")),
                Action.START_STREAM,
                viewer == null ? null : new ViewerId(viewer),
                home != null && home.booleanValue());
        return new Wish(start, name(request, "device"), name(request, "item"), Caps.read(request.path("caps")));
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

    /** Forgets the plans of sessions that are gone. */
    void forget(List<String> closed) {
        closed.forEach(plans::forget);
    }
}
