// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Runs a {@link Weekly} process and tells it where bounded input ends.
 *
 * <p>At the end of bounded input Flink sends a last watermark beyond all time, on which weekly timers would re-arm
 * themselves for ever; the watermark before it says which weeks really ended.
 */
final class WeeklyOperator<I, O> extends KeyedProcessOperator<String, I, O> {
    private static final long serialVersionUID = 1L;

    private final Weekly process;
    private long last = Long.MIN_VALUE;

    private WeeklyOperator(KeyedProcessFunction<String, I, O> function, Weekly process) {
        super(function);
        this.process = process;
    }

    static <I, O, P extends KeyedProcessFunction<String, I, O> & Weekly> WeeklyOperator<I, O> of(P process) {
        return new WeeklyOperator<>(process, process);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() == Long.MAX_VALUE) {
            process.endAt(last == Long.MIN_VALUE ? last : Lateness.horizon(last));
        } else {
            last = mark.getTimestamp();
            process.passed(last);
        }
        super.processWatermark(mark);
    }
}
