// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.telemetry;

import io.evenhand.contract.event.DurationBucket;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.event.TerminatedBy;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.json.EventWriter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns playback into the contract's events.
 *
 * <p>An event's id follows from the stream and what happened to it, so whatever is said twice after a crash is the same
 * event to the receiver.
 */
public final class PlaybackLog {
    private static final Logger LOG = LoggerFactory.getLogger(PlaybackLog.class);

    private final Spool spool;
    private final EdgeMetrics metrics;

    public PlaybackLog(Spool spool, EdgeMetrics metrics) {
        this.spool = spool;
        this.metrics = metrics;
    }

    public static Report started(Playback playback, PlaybackMode mode, Instant at) {
        return report(
                playback,
                at,
                "started",
                new EventBody.StreamStarted(
                        playback.stream(), playback.server(), playback.viewer(), playback.home(), mode));
    }

    public static Report stopped(Playback playback, Instant at, Duration length) {
        return report(
                playback, at, "stopped", new EventBody.StreamStopped(playback.stream(), DurationBucket.of(length)));
    }

    public static Report terminatedByPolicy(Playback playback, Instant at) {
        return report(
                playback, at, "terminated", new EventBody.StreamTerminated(playback.stream(), TerminatedBy.POLICY));
    }

    private static Report report(Playback playback, Instant at, String what, EventBody body) {
        EventId id = new EventId(playback.stream().value() + ":" + what);
        return new Report(new Event(id, at, playback.account(), null, body));
    }

    /** Keeps them on disk until intake has them; they wait for the disk once, however many they are. */
    public void keep(List<Report> reports) {
        try {
            spool.append(reports.stream()
                    .map(report -> EventWriter.bytes(report.event()))
                    .toList());
            reports.forEach(
                    report -> metrics.eventSpooled(report.event().body().type().wire()));
        } catch (IOException e) {
            // a full disk must not keep a stream from starting, nor from being cut off
            metrics.eventsDropped("disk", reports.size());
            LOG.error("{} playback events could not be spooled", reports.size(), e);
        }
    }
}
