// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/** A process whose timers re-arm themselves week by week; {@link WeeklyOperator} tells it of event time and of the input's end. */
abstract class WeeklyProcess<I, O> extends KeyedProcessFunction<String, I, O> {
    private static final long serialVersionUID = 1L;

    private transient long horizon = Long.MAX_VALUE;
    private transient long passed = Long.MIN_VALUE;

    @Override
    public void open(OpenContext context) throws Exception {
        horizon = Long.MAX_VALUE;
    }

    /** The input ends: weeks that end after the hour of the last event are not over. */
    final void endAt(long lastHour) {
        horizon = lastHour;
    }

    /**
     * Event time has passed; said before any timer of that time rings, and once after a restart, of the time at the snapshot.
     */
    void passed(long watermark) {
        passed = watermark;
    }

    /** Whether the week that ends at a boundary goes on beyond the end of the input. */
    final boolean isCutOff(long boundary) {
        return boundary > horizon;
    }

    /** The later of a time and of now, in event time. */
    final long notBefore(long at) {
        return Alarm.notBefore(at, passed);
    }
}
