// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a piece of a film may leave: never before {@code start + its moment − lead}, counted from where the viewer began
 * or last jumped, less the time that the picture stood still.
 *
 * <p>A player buffers all it is given, up to minutes, and plays it after the server has said no. What it cannot have
 * yet it cannot play later: the lead bounds how long a picture outlives a revocation, and the transcoder's work and
 * disk besides. A jump moves the start, and jumps are rationed, or they would be a way around the bound. Picture and
 * sound of the same moment leave together; a second player with the same token shares all of this and gets nothing
 * more.
 *
 * <p>A line that needs most of the time of the film for the film gets a longer lead, so that what it loses at one place
 * it can catch up at another; one that is quick gets the shortest, because it needs none.
 */
public final class Pacing {
    private static final Duration BETWEEN_JUMPS = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(4);

    /** Up to this share of the film's time a transfer may take on a quick line; from all of it on the line is slow. */
    private static final double QUICK = 0.25;

    private static final double FORGETS = 0.1;
    private static final Duration LOOKED_AT = Duration.ofSeconds(1);

    private final Duration shortest;
    private final Duration longest;
    private Duration lead;
    private double need;
    private Duration film = Duration.ZERO;
    private Duration transfer = Duration.ZERO;
    private @Nullable Instant start;
    private Duration first = Duration.ZERO;
    private Duration newest = Duration.ZERO;

    public Pacing(Duration shortest, Duration longest) {
        if (shortest.compareTo(longest) > 0) {
            throw new IllegalArgumentException("the shortest lead is longer than the longest");
        }
        this.shortest = shortest;
        this.longest = longest;
        lead = shortest;
    }

    /** The line took what is shown in {@code moment} of the film in {@code time}; it learns soon and forgets late. */
    public synchronized void took(Duration moment, Duration time) {
        film = film.plus(moment);
        transfer = transfer.plus(time);
        if (film.compareTo(LOOKED_AT) < 0) {
            return;
        }
        double share = Math.min(1, (double) transfer.toNanos() / film.toNanos());
        need = Math.max(share, need + (share - need) * FORGETS);
        film = Duration.ZERO;
        transfer = Duration.ZERO;
        double slow = Math.max(0, (need - QUICK) / (1 - QUICK));
        lead = shortest.plusMillis(Math.round(longest.minus(shortest).toMillis() * slow));
    }

    /** The lead that the line has now. */
    public synchronized Duration lead() {
        return lead;
    }

    /** How long a request for the piece shown at {@code moment} has to wait; zero if it may leave at once. */
    public synchronized Duration delay(Duration moment, Instant now) {
        Instant from = start == null ? begin(moment, now) : isJump(moment) ? jump(moment, now, start) : start;
        newest = newest.compareTo(moment) > 0 ? newest : moment;
        Instant release = from.plus(moment).minus(first).minus(lead);
        Instant notBefore = release.isBefore(from) ? from : release;
        return now.isBefore(notBefore) ? Duration.between(now, notBefore) : Duration.ZERO;
    }

    /**
     * Only at {@code now} did the viewer ask for, or get, the piece shown at {@code moment}, so the picture is not beyond
     * it. If it is the furthest piece and late, the picture stood still, be it for a pause, a busy machine or a
     * transcoder that had to start, and the time that it stood gives no further pieces away.
     */
    public synchronized void notBeyond(Duration moment, Instant now) {
        if (start == null || moment.compareTo(newest) < 0 || isJump(moment)) {
            return;
        }
        Instant earliest = now.minus(moment.minus(first));
        start = earliest.isAfter(start) ? earliest : start;
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
