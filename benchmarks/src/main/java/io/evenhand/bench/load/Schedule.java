// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.load;

import io.evenhand.scoring.history.Calendar;
import java.time.Duration;
import java.time.Instant;

/**
 * When each event is due, by the clock of whoever sends, and when it happened, by its own: a week of events in ten seconds,
 * so that accounts are evaluated six times in a minute. What is late is late whether or not anybody could send it earlier.
 *
 * @param rate events a second
 * @param start when the first event happened, the end of a week
 * @param seconds how long events are offered, with the first {@link #WARM_SECONDS} that are not measured
 */
record Schedule(int rate, long start, int seconds) {
    static final int WEEK_SECONDS = 10;
    static final int WARM_SECONDS = WEEK_SECONDS;

    private static final long SECOND = 1_000_000_000L;
    private static final long TICK = 10_000_000L;
    private static final double MILLIS_PER_NANO = Calendar.WEEK / (double) (WEEK_SECONDS * SECOND);

    /** The latest one that does not reach into the future. */
    static Schedule until(Instant now, int rate, int measured) {
        int seconds = WARM_SECONDS + measured;
        long length = (long) (seconds * SECOND * MILLIS_PER_NANO);
        long start =
                Calendar.boundaryAfter(now.toEpochMilli() - Duration.ofHours(1).toMillis() - length) - Calendar.WEEK;
        return new Schedule(rate, start, seconds);
    }

    /** How many batches there are: one for each hundredth of a second. */
    long batches() {
        return seconds * SECOND / TICK;
    }

    /** When the first event of a batch is due, in nanoseconds from the beginning. */
    long due(long batch) {
        return batch * TICK;
    }

    /** How many events a batch has. */
    int size(long batch) {
        return (int) ((batch + 1) * TICK * rate / SECOND - batch * TICK * rate / SECOND);
    }

    boolean isMeasured(long due) {
        return due >= WARM_SECONDS * SECOND;
    }

    /** When what is due after so many nanoseconds happened, in milliseconds. */
    long happened(long due) {
        return start + (long) (due * MILLIS_PER_NANO);
    }

    /** When something that happened then is due. */
    long dueOf(long millis) {
        return (long) ((millis - start) / MILLIS_PER_NANO);
    }

    /** The end of all that happens. */
    long end() {
        return happened(seconds * SECOND);
    }

    /**
     * When an evaluation is due: events may come a day late, so a week is over for certain with the first event that happened
     * a day after its end.
     */
    long evaluated(long boundary) {
        return dueOf(boundary + Calendar.DAY);
    }
}
