// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import java.time.Instant;

/** The simulated time, in epoch milliseconds: nothing is emitted before its start or from its end on. */
public record Window(long start, long end) {
    public static final long MINUTE = 60_000;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;

    public Window {
        if (end <= start) {
            throw new IllegalArgumentException("a window ends after it starts");
        }
    }

    /** The {@code days} days that end at {@code end}. */
    public static Window of(int days, Instant end) {
        return new Window(end.toEpochMilli() - days * DAY, end.toEpochMilli());
    }

    /** How long a number of days is; days may be broken. */
    public static long days(double days) {
        return (long) (days * DAY);
    }

    /** How many days it has. */
    public double length() {
        return (end - start) / (double) DAY;
    }
}
