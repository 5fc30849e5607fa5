// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.operation;

import io.evenhand.contract.json.Timestamps;
import io.evenhand.edge.feed.Downstream;
import io.evenhand.edge.feed.Follower;
import io.evenhand.edge.query.Answers;
import io.evenhand.edge.query.Shipped;
import io.evenhand.edge.session.Sessions;
import io.evenhand.edge.table.Freshness;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.telemetry.EdgeMetrics;
import io.evenhand.edge.transcode.Ffmpeg;
import io.evenhand.edge.transcode.Transcoder;
import io.evenhand.edge.transcode.Workshop;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /operation}: the page for whoever keeps the edge running. */
public final class OperationRoutes {
    private final String name;
    private final String source;
    private final Parts parts;
    private final Clock clock;
    private final Duration staleAfter;

    /** What is looked at; {@code downstream} is null where the edge hands nothing on. */
    public record Parts(
            LiveTable live,
            Follower follower,
            @Nullable Downstream downstream,
            Answers answers,
            Sessions sessions,
            Workshop workshop,
            EdgeMetrics metrics) {}

    /** @param source where policy comes from, without a secret that an address may hold */
    public OperationRoutes(String name, String source, Parts parts, Clock clock, Duration staleAfter) {
        this.name = name;
        this.source = source;
        this.parts = parts;
        this.clock = clock;
        this.staleAfter = staleAfter;
    }

    public void mount(Router router) {
        Buffer sheet = Shipped.page("operation.css");
        router.get("/operation").handler(this::show);
        router.get("/operation.css").handler(ctx -> ctx.response()
                .putHeader("Content-Type", "text/css; charset=utf-8")
                .end(sheet));
    }

    private void show(RoutingContext ctx) {
        ctx.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store")
                .end(OperationPage.of(standing()));
    }

    private Standing standing() {
        EdgeMetrics metrics = parts.metrics();
        Follower follower = parts.follower();
        Downstream downstream = parts.downstream();
        return new Standing(
                name,
                policy(),
                new Standing.Feed(
                        source,
                        follower.isAnnounced(),
                        follower.trouble(),
                        downstream == null ? null : downstream.size(),
                        metrics.refused()),
                metrics.answered(),
                metrics.unsure(),
                parts.answers().log().dropped(),
                media());
    }

    private Standing.Policy policy() {
        Instant now = clock.instant();
        LiveTable.View view = parts.live().view();
        Freshness freshness = view.freshness();
        return new Standing.Policy(
                view.table().rev(),
                parts.follower().lag(view.table().rev()),
                view.table().size(),
                freshness.age(now),
                freshness.loaded(),
                freshness.isStale(now, staleAfter),
                Timestamps.format(freshness.notAfter()));
    }

    private Standing.Media media() {
        Workshop workshop = parts.workshop();
        Transcoder transcoder = workshop.transcoder();
        String encoder = transcoder == null ? null : transcoder.encoderInUse();
        Ffmpeg ffmpeg = workshop.ffmpeg();
        List<Standing.Tried> tried = ffmpeg == null
                ? List.of()
                : ffmpeg.probes().stream()
                        .map(probe -> new Standing.Tried(
                                probe.encoder().label(),
                                probe.diagnosis().sentence(),
                                probe.diagnosis().remedy()))
                        .toList();
        return new Standing.Media(
                workshop.state(),
                parts.sessions().playing(),
                transcoder == null ? 0 : transcoder.running(),
                encoder == null ? "none" : encoder,
                tried);
    }
}
