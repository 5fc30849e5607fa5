// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

/** How far back each signal looks, in milliseconds; what lies further back is forgotten, there is no other memory. */
public final class Windows {
    /** Playback, and claims of servers. */
    public static final long PLAYBACK = 30 * Calendar.DAY;

    /** Trials, churn, and who did what by hand or by program. */
    public static final long TURNOVER = 90 * Calendar.DAY;

    /** Ended tenures and new viewers. */
    public static final long TENURES = 120 * Calendar.DAY;

    /** Strong keys, and the sharing that makes them count. */
    public static final long KEYS = 180 * Calendar.DAY;

    /** Counts of social ties. */
    public static final long TIES = 180 * Calendar.DAY;

    private Windows() {}
}
