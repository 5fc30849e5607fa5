// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.scoring.history.Calendar;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * How late events may be, and the watermark that follows from it.
 *
 * <p>The watermark moves by whole hours: nothing happens between the hours, and fewer watermarks cost less. From the last
 * watermark before the end of bounded input follows the hour of the last event.
 */
final class Lateness implements WatermarkGenerator<Incoming> {
    /** Events may be this late, in milliseconds. */
    static final long MAX = Calendar.DAY;

    private long hour = Long.MIN_VALUE;

    /** Whether an event that happened at {@code at} is too late where {@code latest} was seen. */
    static boolean isLate(long at, long latest) {
        return at < latest - MAX;
    }

    /** The watermark after an event that happened at {@code at}. */
    static long watermark(long at) {
        return hour(at) - MAX - 1;
    }

    /** The hour of the last event that lies behind a watermark. */
    static long horizon(long watermark) {
        return watermark + MAX + 1;
    }

    @Override
    public void onEvent(Incoming incoming, long timestamp, WatermarkOutput output) {
        long at = incoming.millis();
        if (at == Long.MIN_VALUE) {
            return;
        }
        long reached = hour(at);
        if (reached > hour) {
            hour = reached;
            output.emitWatermark(new Watermark(watermark(at)));
        }
    }

    private static long hour(long at) {
        return Math.floorDiv(at, Calendar.HOUR) * Calendar.HOUR;
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // nothing to add: time passes with events only
    }
}
