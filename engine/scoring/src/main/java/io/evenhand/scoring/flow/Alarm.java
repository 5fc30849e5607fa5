// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/** The next weekly boundary at which a key is to be looked after: one, however many events ask for it. */
final class Alarm {
    private final ValueState<Long> due;

    Alarm(RuntimeContext context) {
        due = context.getState(new ValueStateDescriptor<>("alarm", Types.LONG));
    }

    /**
     * The later of a time and of now. Once the watermark is a boundary less one millisecond, that boundary is over: from then
     * on now is the boundary itself, and the next one is a week away.
     */
    static long notBefore(long at, long watermark) {
        return Math.max(at, watermark + 1);
    }

    /** Wakes at a boundary, unless it wakes earlier anyway. */
    void wakeAt(long boundary, TimerService timers) throws IOException {
        Long known = due.value();
        if (known == null || boundary < known) {
            due.update(boundary);
            timers.registerEventTimeTimer(boundary - 1);
        }
    }

    /** Whether a timer is the one waited for, which is then over. */
    boolean rings(long boundary) throws IOException {
        Long known = due.value();
        if (known == null || known != boundary) {
            return false;
        }
        due.clear();
        return true;
    }

    void clear() {
        due.clear();
    }
}
