// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.json.Timestamps;
import io.evenhand.edge.library.Library;
import io.evenhand.edge.query.Json;
import io.evenhand.edge.query.Shipped;
import io.evenhand.edge.session.Sessions;
import io.evenhand.edge.table.Freshness;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.transcode.Ffmpeg;
import io.evenhand.edge.transcode.ProbeResult;
import io.evenhand.edge.transcode.Transcoder;
import io.evenhand.edge.transcode.Workshop;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the edge says about itself: liveness, readiness, its state as JSON, and a page for people. */
public final class StateRoutes {
    private final String name;
    private final LiveTable live;
    private final Sessions sessions;
    private final Workshop workshop;
    private final Clock clock;
    private final Duration staleAfter;

    public StateRoutes(
            String name, LiveTable live, Sessions sessions, Workshop workshop, Clock clock, Duration staleAfter) {
        this.name = name;
        this.live = live;
        this.sessions = sessions;
        this.workshop = workshop;
        this.clock = clock;
        this.staleAfter = staleAfter;
    }

    public void mount(Router router) {
        router.get("/healthz").handler(ctx -> text(ctx, 200, "alive\n"));
        router.get("/readyz").handler(this::ready);
        router.get("/v1/state").handler(ctx -> json(ctx, state()));
        router.get("/edge/capabilities").handler(ctx -> json(ctx, capabilities()));
        page(router, "/", "index.html", "text/html; charset=utf-8");
        page(router, "/edge.js", "edge.js", "text/javascript; charset=utf-8");
        page(router, "/edge.css", "edge.css", "text/css; charset=utf-8");
    }

    /** Ready once any policy was loaded, stale or not: an edge that knows yesterday's answers still serves them. */
    private void ready(RoutingContext ctx) {
        boolean loaded = live.view().freshness().loaded();
        text(ctx, loaded ? 200 : 503, loaded ? "ready\n" : "no policy was loaded yet\n");
    }

    private ObjectNode state() {
        Instant now = clock.instant();
        LiveTable.View view = live.view();
        Freshness freshness = view.freshness();
        ObjectNode state = Json.object()
                .put("edge", name)
                .put("rev", view.table().rev())
                .put("entries", view.table().size())
                .put("loaded", freshness.loaded())
                .put("stale", freshness.isStale(now, staleAfter))
                .put("ageMs", freshness.age(now).toMillis())
                .put("notAfter", Timestamps.format(freshness.notAfter()))
                .put("sessions", sessions.playing())
                .put("streaming", workshop.state());
        Transcoder transcoder = workshop.transcoder();
        state.put("transcodes", transcoder == null ? 0 : transcoder.running());
        String encoder = transcoder == null ? null : transcoder.encoderInUse();
        state.put("encoder", encoder == null ? "none" : encoder);
        Library library = workshop.library();
        if (library != null) {
            Library.Progress progress = library.progress();
            state.put("films", progress.indexed())
                    .put("filesFound", progress.found())
                    .put("filesRefused", progress.refused())
                    .put("indexed", progress.done());
        }
        return state;
    }

    private ObjectNode capabilities() {
        ObjectNode json = Json.object().put("streaming", workshop.state()).put("childrenTied", workshop.isTied());
        Ffmpeg ffmpeg = workshop.ffmpeg();
        if (ffmpeg != null) {
            json.put("ffmpeg", ffmpeg.version());
            ArrayNode encoders = json.putArray("encoders");
            for (ProbeResult probe : ffmpeg.probes()) {
                encoders.addObject()
                        .put("encoder", probe.encoder().label())
                        .put("hardware", probe.encoder().isHardware())
                        .put("result", probe.diagnosis().code())
                        .put("meaning", probe.diagnosis().sentence())
                        .put("remedy", probe.diagnosis().remedy())
                        .put("said", probe.line())
                        .put("millis", probe.millis());
            }
        }
        return json;
    }

    private static void page(Router router, String path, String resource, String type) {
        Buffer file = Shipped.page(resource);
        router.get(path).handler(ctx -> ctx.response()
                .putHeader("Content-Type", type)
                .putHeader("Content-Security-Policy", "default-src 'self'; media-src 'self' blob:; base-uri 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(file));
    }

    private static void json(RoutingContext ctx, ObjectNode json) {
        ctx.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(Json.bytes(json)));
    }

    private static void text(RoutingContext ctx, int status, String text) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(text);
    }
}
