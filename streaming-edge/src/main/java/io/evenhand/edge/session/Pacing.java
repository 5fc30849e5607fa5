// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a piece of a film may leave: never before {@code start + its moment − lead}, counted from where the viewer began
 * or last jumped.
 *
 * <p>A player buffers all it is given, up to minutes, and plays it after the server has said no. What it cannot have
 * yet it cannot play later: the lead bounds how long a picture outlives a revocation, and the transcoder's work and
 * disk besides. A jump moves the start, and jumps are rationed, or they would be a way around the bound. Picture and
 * sound of the same moment leave together; a second player with the same token shares all of this and gets nothing
 * more.
 */
public final class Pacing {
    private static final Duration BETWEEN_JUMPS = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(4);

    private final Duration lead;
    private @Nullable Instant start;
    private Duration first = Duration.ZERO;
    private Duration newest = Duration.ZERO;

    public Pacing(Duration lead) {
        this.lead = lead;
    }

    /** How long a request for the piece shown at {@code moment} has to wait; zero if it may leave at once. */
    public synchronized Duration delay(Duration moment, Instant now) {
        Instant from = start == null ? begin(moment, now) : isJump(moment) ? jump(moment, now, start) : start;
        newest = newest.compareTo(moment) > 0 ? newest : moment;
        Instant release = from.plus(moment).minus(first).minus(lead);
        Instant notBefore = release.isBefore(from) ? from : release;
        return now.isBefore(notBefore) ? Duration.between(now, notBefore) : Duration.ZERO;
    }

    /** Where the viewer can be at most: what was asked for last, or as far as time has let them. */
    public synchronized Duration position(Instant now) {
        if (start == null) {
            return Duration.ZERO;
        }
        Duration played = first.plus(Duration.between(start, now));
        return played.compareTo(newest) < 0 ? (played.isNegative() ? Duration.ZERO : played) : newest;
    }

    private Instant jump(Duration moment, Instant now, Instant before) {
        Instant earliest = before.plus(BETWEEN_JUMPS);
        return begin(moment, now.isBefore(earliest) ? earliest : now);
    }

    /** Sound lies up to a segment beside the picture, so a little back is no jump. */
    private boolean isJump(Duration moment) {
        return moment.plus(SLACK).compareTo(first) < 0
                || moment.compareTo(newest.plus(lead).plus(SLACK)) > 0;
    }

    private Instant begin(Duration moment, Instant at) {
        first = moment;
        newest = moment;
        start = at;
        return at;
    }
}
