// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

/** Days and weeks of UTC in milliseconds since 1970; a week begins on Sunday at 00:00. */
public final class Calendar {
    public static final long HOUR = 3_600_000L;
    public static final long DAY = 24 * HOUR;
    public static final long WEEK = 7 * DAY;

    /** 1970-01-01 was a Thursday, the first Sunday after it was the 4th. */
    private static final long FIRST_SUNDAY = 3 * DAY;

    private Calendar() {}

    /** The number of the week that {@code millis} lies in. */
    public static long week(long millis) {
        return Math.floorDiv(millis - FIRST_SUNDAY, WEEK);
    }

    /** The first weekly boundary after {@code millis}: what happens exactly at a boundary belongs to the next week. */
    public static long boundaryAfter(long millis) {
        return (week(millis) + 1) * WEEK + FIRST_SUNDAY;
    }

    /** The start of the day that {@code millis} lies in. */
    public static long day(long millis) {
        return Math.floorDiv(millis, DAY) * DAY;
    }
}
