// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a segment may leave: never before {@code start + n·d − lead}, counted from where the viewer began or last
 * jumped.
 *
 * <p>A player buffers all it is given, up to minutes, and plays it after the server has said no. What it cannot have
 * yet it cannot play later: the lead bounds how long a picture outlives a revocation, and the transcoder's work and
 * disk besides. A jump moves the start, and jumps are rationed, or they would be a way around the bound.
 */
public final class Pacing {
    private static final Duration BETWEEN_JUMPS = Duration.ofSeconds(2);

    private final Duration segment;
    private final Duration lead;
    private @Nullable Instant start;
    private int first;
    private int newest;

    public Pacing(Duration segment, Duration lead) {
        this.segment = segment;
        this.lead = lead;
    }

    /** How long a request for segment {@code n} at {@code now} has to wait; zero if it may leave at once. */
    public synchronized Duration delay(int n, Instant now) {
        Instant from = start == null ? begin(n, now) : isJump(n) ? jump(n, now, start) : start;
        newest = Math.max(newest, n);
        Instant release = from.plus(segment.multipliedBy(n - first)).minus(lead);
        Instant notBefore = release.isBefore(from) ? from : release;
        return now.isBefore(notBefore) ? Duration.between(now, notBefore) : Duration.ZERO;
    }

    private Instant jump(int n, Instant now, Instant before) {
        Instant earliest = before.plus(BETWEEN_JUMPS);
        return begin(n, now.isBefore(earliest) ? earliest : now);
    }

    private boolean isJump(int n) {
        long window = lead.dividedBy(segment) + 2;
        return n < first || n > newest + window;
    }

    private Instant begin(int n, Instant at) {
        first = n;
        newest = n;
        start = at;
        return at;
    }
}
