// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.edge.query.Answers;
import io.evenhand.edge.session.Limits;
import io.evenhand.edge.session.SessionToken;
import io.evenhand.edge.session.Sessions;
import io.evenhand.edge.telemetry.EdgeMetrics;
import io.evenhand.edge.transcode.Workshop;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Everything a player asks for, wired: sessions, playlists, segments, files, events and the page that plays them. */
public final class Streaming {
    private final SessionRoutes sessionRoutes;
    private final HlsRoutes hls;
    private final PlayerRoutes player;

    public Streaming(
            Vertx vertx,
            Answers answers,
            Sessions sessions,
            SessionToken tokens,
            Workshop workshop,
            Gate gate,
            Limits limits,
            EdgeMetrics metrics,
            Clock clock,
            Path folder) {
        Plans plans = new Plans(workshop);
        sessionRoutes = new SessionRoutes(answers, sessions, tokens, workshop, plans, gate, limits, metrics, clock);
        hls = new HlsRoutes(
                vertx, sessions, tokens, workshop, plans, gate, new Slates(folder.resolve("slates")), clock);
        player = new PlayerRoutes(workshop);
    }

    public void mount(Router router) {
        sessionRoutes.mount(router);
        hls.mount(router);
        player.mount(router);
    }

    /** Forgets what was kept for sessions that are gone. */
    public void forget(List<String> closed) {
        sessionRoutes.forget(closed);
    }
}
