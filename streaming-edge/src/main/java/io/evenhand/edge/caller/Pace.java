// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.caller;

/** A bucket that fills at a steady rate and from which each request takes one; full at first. */
final class Pace {
    private final double perMillisecond;
    private final double most;
    private double left;
    private long seen;

    /** @param perSecond also the most that may come at once */
    Pace(int perSecond, long nowMillis) {
        perMillisecond = perSecond / 1e3;
        most = perSecond;
        left = most;
        seen = nowMillis;
    }

    /** Takes one if there is one; a clock that goes back fills nothing. */
    synchronized boolean take(long nowMillis) {
        left = Math.min(most, left + Math.max(0, nowMillis - seen) * perMillisecond);
        seen = Math.max(seen, nowMillis);
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
