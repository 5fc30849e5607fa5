// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.edge.library.Film;
import io.evenhand.edge.library.Grid;
import io.evenhand.edge.playback.Method;
import io.evenhand.edge.playback.Shape;
import io.evenhand.edge.query.Action;
import io.evenhand.edge.query.Answer;
import io.evenhand.edge.query.Problem;
import io.evenhand.edge.segment.Subtitles;
import io.evenhand.edge.session.Session;
import io.evenhand.edge.session.SessionToken;
import io.evenhand.edge.session.Sessions;
import io.evenhand.edge.transcode.Making;
import io.evenhand.edge.transcode.NoCapacityException;
import io.evenhand.edge.transcode.Recipe;
import io.evenhand.edge.transcode.Transcoder;
import io.evenhand.edge.transcode.Workshop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Playlists and segments under {@code /s/{token}}: every request checks the token and the policy of this moment. */
final class HlsRoutes {
    private static final String PLAYLIST = "application/vnd.apple.mpegurl";

    private final Vertx vertx;
    private final Sessions sessions;
    private final SessionToken tokens;
    private final Workshop workshop;
    private final Plans plans;
    private final Gate gate;
    private final Slates slates;
    private final Clock clock;
    private final DirectPlay direct;
    private final SubtitleReader subtitles;

    HlsRoutes(
            Vertx vertx,
            Sessions sessions,
            SessionToken tokens,
            Workshop workshop,
            Plans plans,
            Gate gate,
            Slates slates,
            Clock clock) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.tokens = tokens;
        this.workshop = workshop;
        this.plans = plans;
        this.gate = gate;
        this.slates = slates;
        this.clock = clock;
        direct = new DirectPlay(vertx, sessions, gate);
        subtitles = new SubtitleReader(vertx, workshop);
    }

    void mount(Router router) {
        router.get("/s/:token/master.m3u8")
                .handler(ctx -> planned(ctx, (session, plan) -> {
                    playlist(ctx, Playlists.master(plan));
                }));
        router.get("/s/:token/v/:name/index.m3u8")
                .handler(ctx -> planned(ctx, (session, plan) -> {
                    orMissing(
                            ctx, plan.picture(ctx.pathParam("name")), making -> playlist(ctx, Playlists.picture(plan)));
                }));
        router.get("/s/:token/a/:track/index.m3u8")
                .handler(ctx -> planned(ctx, (session, plan) -> {
                    orMissing(ctx, plan.sound(track(ctx)), making -> playlist(ctx, Playlists.sound(plan)));
                }));
        router.get("/s/:token/t/:track/index.m3u8")
                .handler(ctx -> planned(ctx, (session, plan) -> {
                    boolean there =
                            track(ctx) >= 0 && track(ctx) < plan.film().texts().size();
                    orMissing(ctx, there ? plan : null, found -> playlist(ctx, Playlists.text(plan.film())));
                }));
        router.get("/s/:token/v/:name/init.mp4")
                .handler(ctx -> planned(ctx, (session, plan) -> {
                    orMissing(ctx, plan.picture(ctx.pathParam("name")), making -> init(ctx, session, making));
                }));
        router.get("/s/:token/v/:name/:segment")
                .handler(ctx -> planned(ctx, (session, plan) -> {
                    orMissing(
                            ctx,
                            plan.picture(ctx.pathParam("name")),
                            making -> segment(
                                    ctx, session, plan, making, plan.packaging().type()));
                }));
        router.get("/s/:token/a/:track/:segment")
                .handler(ctx -> planned(ctx, (session, plan) -> {
                    orMissing(ctx, plan.sound(track(ctx)), making -> segment(ctx, session, plan, making, "audio/aac"));
                }));
        router.get("/s/:token/t/:track/:segment").handler(ctx -> planned(ctx, (session, plan) -> text(ctx, plan)));
        router.get("/s/:token/file").handler(ctx -> planned(ctx, (session, plan) -> file(ctx, session, plan)));
        router.get("/s/:token/events").handler(this::events);
    }

    private static <T> void orMissing(RoutingContext ctx, @Nullable T wanted, Consumer<T> go) {
        if (wanted == null) {
            Problem.of(404, "no such rendition").send(ctx);
        } else {
            go.accept(wanted);
        }
    }

    /** Goes on with the session and its plan if policy admits it; a plan that a restart forgot is made again first. */
    private void planned(RoutingContext ctx, BiConsumer<Session, Plan> go) {
        Session session = admitted(ctx);
        if (session == null) {
            return;
        }
        Plan known = plans.known(session.id());
        if (known != null) {
            go.accept(session, known);
            return;
        }
        vertx.<Plan>executeBlocking(
                        () -> plans.of(session, gate.heightMax(session.question(Action.CONTINUE_STREAM))), false)
                .onSuccess(plan -> go.accept(session, plan))
                .onFailure(failure -> Problem.busy(
                                failure instanceof NoCapacityException
                                        ? String.valueOf(failure.getMessage())
                                        : workshop.state())
                        .send(ctx));
    }

    private void init(RoutingContext ctx, Session session, Making making) {
        Transcoder transcoder = ready(ctx);
        if (transcoder == null) {
            return;
        }
        int near = making.grid().at(sessions.position(session.id()).toMillis());
        SegmentWait wait = new SegmentWait(ctx, vertx.getOrCreateContext(), gate.cutoffs(), session.id());
        answer(wait, transcoder.init(session.id(), making, near), file -> send(ctx, file, "video/mp4"));
    }

    private void segment(RoutingContext ctx, Session session, Plan plan, Making making, String type) {
        Transcoder transcoder = ready(ctx);
        if (transcoder == null) {
            return;
        }
        int n = number(
                String.valueOf(ctx.pathParam("segment")),
                making.recipe().ending(),
                making.grid().count());
        if (n < 0) {
            Problem.of(404, "no such segment").send(ctx);
            return;
        }
        SegmentWait wait = new SegmentWait(ctx, vertx.getOrCreateContext(), gate.cutoffs(), session.id());
        Duration moment = Duration.ofMillis(making.grid().startMs(n));
        sessions.notBeyond(session.id(), moment);
        Duration delay = sessions.delay(session.id(), moment);
        Asked asked = new Asked(wait, session.id(), plan, making, n, type);
        wait.after(vertx, delay, () -> produce(transcoder, asked));
    }

    /** A request for the segment {@code n} of what {@code making} makes for a session, of this media type. */
    private record Asked(SegmentWait waiting, String session, Plan plan, Making making, int n, String type) {
        RoutingContext ctx() {
            return waiting.request();
        }
    }

    private void produce(Transcoder transcoder, Asked asked) {
        Session session = sessions.find(asked.session());
        if (session == null) {
            asked.waiting().onContext(() -> Problem.of(404, "no such session").send(asked.ctx()));
            return;
        }
        Answer answer = gate.admits(session);
        List<String> words = toldInThePicture(asked, session, answer);
        if (words == null) {
            produce(transcoder, asked, session, answer, null);
            return;
        }
        // drawing takes its time, and everybody else waits for the event loop
        String name = String.valueOf(asked.ctx().pathParam("name"));
        vertx.<@Nullable Making>executeBlocking(() -> slate(words, asked, name), false)
                .onComplete(drawn -> produce(transcoder, asked, session, answer, drawn.result()));
    }

    /** @param told what is shown instead of the film, or null */
    private void produce(Transcoder transcoder, Asked asked, Session session, Answer answer, @Nullable Making told) {
        if (told == null && !answer.allowed()) {
            asked.waiting().onContext(() -> Problem.denied(answer).send(asked.ctx()));
            return;
        }
        Making wanted = told == null ? lowered(session, asked.plan(), asked.making()) : told;
        answer(asked.waiting(), transcoder.segment(session.id(), wanted, asked.n()), file -> {
            if (answer.allowed()) {
                serve(asked, session, file);
            } else {
                send(asked.ctx(), file, asked.type());
            }
        });
    }

    /** What a player that hears nothing is told instead of the film at a segment, or null. */
    private @Nullable List<String> toldInThePicture(Asked asked, Session session, Answer answer) {
        if (asked.plan().decision().method() != Method.TRANSCODE) {
            return null;
        }
        SlateText text = SlateText.of(asked.ctx().request().getHeader("Accept-Language"));
        if (!answer.allowed()) {
            return gate.showsSlate(session) ? text.stopped(answer.because()) : null;
        }
        PolicyEntry notice = asked.making().isSound() ? null : gate.noticeAt(session, asked.n());
        return notice == null ? null : text.limited(notice);
    }

    private static void answer(SegmentWait wait, CompletableFuture<Path> made, Consumer<Path> go) {
        var unused = made.whenComplete((file, failure) -> wait.onContext(() -> {
            if (failure == null) {
                go.accept(file);
            } else {
                Throwable cause = failure.getCause() == null ? failure : failure.getCause();
                Problem.busy(
                                cause instanceof NoCapacityException
                                        ? String.valueOf(cause.getMessage())
                                        : "this segment cannot be made now")
                        .send(wait.request());
            }
        }));
    }

    /** The tallest picture that policy leaves, under the name of the one that was asked for. */
    private Making lowered(Session session, Plan plan, Making making) {
        int heightMax = gate.heightMax(session.question(Action.CONTINUE_STREAM));
        if (!(making.recipe() instanceof Recipe.Picture picture)
                || picture.shape().height() <= heightMax) {
            return making;
        }
        Shape lower = plan.decision().shapes().get(0);
        for (Shape other : plan.decision().shapes()) {
            if (other.height() <= heightMax) {
                lower = other;
            }
        }
        Making lowered = plan.picture(lower.name());
        return lowered == null ? making : lowered;
    }

    private @Nullable Making slate(List<String> lines, Asked asked, String name) throws IOException {
        Film slate = slates.film(lines, asked.plan().film());
        if (asked.making().isSound()) {
            return new Making(slate, Making.silence(), asked.making().grid());
        }
        return asked.plan().picture(name, slate);
    }

    /** Looks at policy once more, because making the segment took its time, then notes the playback and sends. */
    private void serve(Asked asked, Session session, Path file) {
        if (admitted(asked.ctx()) == null) {
            return;
        }
        started(session, PlaybackMode.TRANSCODE, () -> {
            Grid grid = asked.making().grid();
            long start = System.nanoTime();
            send(asked.ctx(), file, asked.type()).onSuccess(sent -> {
                sessions.took(
                        session.id(),
                        Duration.ofMillis(grid.lengthMs(asked.n())),
                        Duration.ofNanos(System.nanoTime() - start));
                sessions.notBeyond(session.id(), Duration.ofMillis(grid.startMs(asked.n())));
            });
        });
    }

    private void started(Session session, PlaybackMode mode, Runnable then) {
        Session now = sessions.find(session.id());
        if (now == null || now.playing().started() != null) {
            then.run();
            return;
        }
        PlaybackMode real = session.watch().method() == Method.REMUX ? PlaybackMode.REMUX : mode;
        Context context = vertx.getOrCreateContext();
        var unused = sessions.started(session.id(), real)
                .whenComplete((noted, failure) -> context.runOnContext(run -> then.run()));
    }

    private static Future<Void> send(RoutingContext ctx, Path file, String type) {
        headers(ctx, type);
        return ctx.response().sendFile(file.toString()).onFailure(failure -> {
            if (!ctx.response().ended() && !ctx.response().headWritten()) {
                Problem.busy("this segment is gone").send(ctx);
            }
        });
    }

    private void file(RoutingContext ctx, Session session, Plan plan) {
        if (plan.decision().method() != Method.DIRECT) {
            Problem.of(404, "this session has no file to play").send(ctx);
            return;
        }
        started(session, PlaybackMode.DIRECT, () -> direct.serve(ctx, session, plan.film()));
    }

    private void text(RoutingContext ctx, Plan plan) {
        Film film = plan.film();
        int track = track(ctx);
        int n = number(String.valueOf(ctx.pathParam("segment")), "vtt", Subtitles.segments(film.durationMs()));
        if (n < 0 || track < 0 || track >= film.texts().size()) {
            Problem.of(404, "no such subtitles").send(ctx);
            return;
        }
        Context context = vertx.getOrCreateContext();
        // whoever asked first may be on another event loop
        subtitles
                .of(film, track)
                .onComplete(read -> context.runOnContext(now -> {
                    if (read.failed()) {
                        Problem.busy("the subtitles cannot be read now").send(ctx);
                        return;
                    }
                    headers(ctx, "text/vtt; charset=utf-8");
                    ctx.response().end(read.result().segment(n));
                }));
    }

    private void events(RoutingContext ctx) {
        Session session = found(ctx);
        if (session == null) {
            return;
        }
        Answer answer = gate.admits(session);
        if (!answer.allowed() && !session.playing().revoked()) {
            Problem.denied(answer).send(ctx);
            return;
        }
        // one that is cut off may listen on, for the day it is given back
        headers(ctx, "text/event-stream");
        new SessionEvents(vertx, ctx.response(), gate.cutoffs(), sessions, session.id()).start();
    }

    private @Nullable Session found(RoutingContext ctx) {
        String id = tokens.sessionId(String.valueOf(ctx.pathParam("token")), clock.instant());
        Session session = id == null ? null : sessions.find(id);
        if (session == null) {
            Problem.of(404, "no such session").send(ctx);
            return null;
        }
        sessions.seen(session.id());
        return session;
    }

    /** The session of a request that may continue, or is shown why not; otherwise null, and the request is answered. */
    private @Nullable Session admitted(RoutingContext ctx) {
        Session session = found(ctx);
        if (session == null) {
            return null;
        }
        Answer answer = gate.admits(session);
        Session now = sessions.find(session.id());
        if (!answer.allowed() && (now == null || !gate.showsSlate(now))) {
            Problem.denied(answer).send(ctx);
            return null;
        }
        return now;
    }

    private @Nullable Transcoder ready(RoutingContext ctx) {
        Transcoder transcoder = workshop.transcoder();
        if (transcoder == null) {
            Problem.busy(workshop.state()).send(ctx);
        }
        return transcoder;
    }

    private static void playlist(RoutingContext ctx, String text) {
        headers(ctx, PLAYLIST);
        ctx.response().end(text);
    }

    private static void headers(RoutingContext ctx, String type) {
        ctx.response()
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Access-Control-Allow-Origin", "*");
    }

    private static int track(RoutingContext ctx) {
        String name = String.valueOf(ctx.pathParam("track"));
        return name.matches("\\d{1,2}") ? Integer.parseInt(name) : -1;
    }

    /** The number in {@code 12.ts} if it is below {@code count}, otherwise -1. */
    static int number(String name, String ending, int count) {
        if (!name.matches("(0|[1-9]\\d{0,6})\\." + ending)) {
            return -1;
        }
        int n = Integer.parseInt(name.substring(0, name.length() - ending.length() - 1));
        return n < count ? n : -1;
    }
}
