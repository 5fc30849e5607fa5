// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import io.evenhand.edge.feed.Follower;
import io.evenhand.edge.query.AnswerLog;
import io.evenhand.edge.session.Sessions;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.telemetry.EdgeMetrics;
import io.evenhand.edge.transcode.Transcoder;
import io.evenhand.edge.transcode.Workshop;
import java.time.Clock;
import java.time.Duration;

/** The edge's figures that are read at the moment of a scrape. */
final class Gauges {
    private Gauges() {}

    /** How old the policy is, and whether that flags answers. */
    static void ofPolicy(EdgeMetrics metrics, LiveTable live, Follower follower, Clock clock, Duration staleAfter) {
        metrics.gauge("evenhand_edge_feed_rev", "the policy revision in force", () -> live.view()
                .table()
                .rev());
        metrics.gauge(
                "evenhand_edge_feed_age_seconds",
                "since the revision was last known to be the newest",
                () -> live.view().freshness().age(clock.instant()).toMillis() / 1e3);
        metrics.gauge(
                "evenhand_edge_feed_lag_revisions",
                "revisions that were announced and are not in force yet",
                () -> follower.lag(live.view().table().rev()));
        metrics.gauge(
                "evenhand_edge_feed_stale",
                "1 while answers are flagged as stale",
                () -> live.view().freshness().isStale(clock.instant(), staleAfter) ? 1 : 0);
        metrics.gauge("evenhand_edge_feed_entries", "restrictions in the table", () -> live.view()
                .table()
                .size());
    }

    /** What is going on here. */
    static void ofWork(EdgeMetrics metrics, AnswerLog log, Sessions sessions, Workshop workshop) {
        metrics.gauge("evenhand_edge_denials_forgotten", "denials that made room in the log of answers", log::dropped);
        metrics.gauge("evenhand_edge_sessions", "sessions that play", sessions::playing);
        metrics.gauge("evenhand_edge_transcodes_running", "ffmpeg processes", () -> {
            Transcoder transcoder = workshop.transcoder();
            return transcoder == null ? 0 : transcoder.running();
        });
    }
}
