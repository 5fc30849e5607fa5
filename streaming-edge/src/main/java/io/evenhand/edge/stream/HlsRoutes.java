// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.edge.query.Answer;
import io.evenhand.edge.query.Problem;
import io.evenhand.edge.session.Session;
import io.evenhand.edge.session.SessionToken;
import io.evenhand.edge.session.Sessions;
import io.evenhand.edge.transcode.Rung;
import io.evenhand.edge.transcode.SampleMedia;
import io.evenhand.edge.transcode.Transcoder;
import io.evenhand.edge.transcode.Workshop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Playlists and segments under {@code /s/{token}}: every request checks the token and the policy of this moment. */
public final class HlsRoutes {
    private static final String PLAYLIST = "application/vnd.apple.mpegurl";

    private final Vertx vertx;
    private final Sessions sessions;
    private final SessionToken tokens;
    private final Workshop workshop;
    private final Gate gate;
    private final Clock clock;

    public HlsRoutes(Vertx vertx, Sessions sessions, SessionToken tokens, Workshop workshop, Gate gate, Clock clock) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.tokens = tokens;
        this.workshop = workshop;
        this.gate = gate;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.get("/s/:token/master.m3u8").handler(this::master);
        router.get("/s/:token/v/:rung/index.m3u8").handler(this::media);
        router.get("/s/:token/v/:rung/:segment").handler(this::segment);
        router.get("/s/:token/events").handler(this::events);
        router.delete("/s/:token").blockingHandler(this::close, false);
    }

    private void master(RoutingContext ctx) {
        if (admitted(ctx) != null) {
            playlist(ctx, Playlists.master());
        }
    }

    private void media(RoutingContext ctx) {
        Transcoder transcoder = ready(ctx);
        if (transcoder == null || admitted(ctx) == null) {
            return;
        }
        if (Rung.find(ctx.pathParam("rung")) == null) {
            Problem.of(404, "no such rendition").send(ctx);
            return;
        }
        playlist(ctx, Playlists.media(transcoder.media().seconds(), SampleMedia.SEGMENT_SECONDS));
    }

    private void segment(RoutingContext ctx) {
        Transcoder transcoder = ready(ctx);
        Session session = transcoder == null ? null : admitted(ctx);
        if (transcoder == null || session == null) {
            return;
        }
        Rung rung = Rung.find(ctx.pathParam("rung"));
        int n = number(ctx.pathParam("segment"), transcoder.media().segments());
        if (rung == null || n < 0) {
            Problem.of(404, "no such segment").send(ctx);
            return;
        }
        Context context = vertx.getOrCreateContext();
        SegmentWait wait = new SegmentWait(ctx, context, gate.cutoffs(), session.id());
        Duration delay = sessions.delay(session.id(), n);
        wait.after(vertx, delay, () -> produce(transcoder, wait, session.id(), rung, n));
    }

    private void produce(Transcoder transcoder, SegmentWait wait, String id, Rung rung, int n) {
        Session session = sessions.find(id);
        Answer answer = session == null ? null : gate.admits(session);
        if (answer == null || !answer.allowed()) {
            Problem no = answer == null ? Problem.of(404, "no such session") : Problem.denied(answer);
            wait.onContext(() -> no.send(wait.request()));
            return;
        }
        var unused = transcoder
                .segment(id, rung, n)
                .whenComplete((file, failure) -> wait.onContext(() -> {
                    if (failure != null) {
                        Problem.busy("this segment cannot be made now").send(wait.request());
                    } else {
                        serve(wait.request(), id, file);
                    }
                }));
    }

    /** Looks at policy once more, because making the segment took its time, then notes the playback and sends. */
    private void serve(RoutingContext ctx, String id, Path file) {
        if (admitted(ctx) == null) {
            return;
        }
        Session session = sessions.find(id);
        boolean first = session != null && session.playing().started() == null;
        if (!first) {
            send(ctx, file);
            return;
        }
        vertx.executeBlocking(
                        () -> {
                            sessions.started(id);
                            return id;
                        },
                        false)
                .onComplete(noted -> send(ctx, file));
    }

    private static void send(RoutingContext ctx, Path file) {
        headers(ctx, "video/mp2t");
        ctx.response().sendFile(file.toString()).onFailure(failure -> {
            if (!ctx.response().ended() && !ctx.response().headWritten()) {
                Problem.busy("this segment is gone").send(ctx);
            }
        });
    }

    private void events(RoutingContext ctx) {
        Session session = admitted(ctx);
        if (session != null) {
            headers(ctx, "text/event-stream");
            new SessionEvents(vertx, ctx.response(), gate.cutoffs(), session.id()).start();
        }
    }

    private void close(RoutingContext ctx) {
        String id = tokens.sessionId(ctx.pathParam("token"), clock.instant());
        if (id == null || sessions.find(id) == null) {
            Problem.of(404, "no such session").send(ctx);
            return;
        }
        gate.close(id);
        ctx.response().setStatusCode(204).end();
    }

    /** The session of a request that may continue; otherwise null, and the request is answered. */
    private @Nullable Session admitted(RoutingContext ctx) {
        String id = tokens.sessionId(ctx.pathParam("token"), clock.instant());
        Session session = id == null ? null : sessions.find(id);
        if (session == null) {
            Problem.of(404, "no such session").send(ctx);
            return null;
        }
        sessions.seen(session.id());
        Answer answer = gate.admits(session);
        if (!answer.allowed()) {
            Problem.denied(answer).send(ctx);
            return null;
        }
        return session;
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

    /** The number in {@code 12.ts} if it is below {@code count}, otherwise -1. */
    static int number(String name, int count) {
        if (!name.matches("(0|[1-9]\\d{0,6})\\.ts")) {
            return -1;
        }
        int n = Integer.parseInt(name.substring(0, name.length() - 3));
        return n < count ? n : -1;
    }
}
