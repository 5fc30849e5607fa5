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

    public void started(Playback playback, PlaybackMode mode, Instant at) {
        say(
                playback,
                at,
                "started",
                new EventBody.StreamStarted(
                        playback.stream(), playback.server(), playback.viewer(), playback.home(), mode));
    }

    public void stopped(Playback playback, Instant at, Duration length) {
        say(playback, at, "stopped", new EventBody.StreamStopped(playback.stream(), bucket(length)));
    }

    public void terminatedByPolicy(Playback playback, Instant at) {
        say(playback, at, "terminated", new EventBody.StreamTerminated(playback.stream(), TerminatedBy.POLICY));
    }

    static DurationBucket bucket(Duration length) {
        if (length.compareTo(Duration.ofMinutes(10)) < 0) {
            return DurationBucket.UNDER_10_MINUTES;
        }
        if (length.compareTo(Duration.ofHours(1)) < 0) {
            return DurationBucket.UNDER_1_HOUR;
        }
        return length.compareTo(Duration.ofHours(3)) < 0 ? DurationBucket.UNDER_3_HOURS : DurationBucket.OVER_3_HOURS;
    }

    private void say(Playback playback, Instant at, String what, EventBody body) {
        EventId id = new EventId(playback.stream().value() + ":" + what);
        try {
            spool.append(EventWriter.bytes(new Event(id, at, playback.account(), null, body)));
            metrics.eventSpooled(body.type().wire());
        } catch (IOException e) {
            // a full disk must not keep a stream from starting, nor from being cut off
            metrics.eventsDropped("disk", 1);
            LOG.error("a playback event could not be spooled", e);
        }
    }
}
