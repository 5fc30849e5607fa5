// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link WeeklyProcess} and tells it how far event time is and where bounded input ends.
 *
 * <p>At the end of bounded input Flink sends a last watermark beyond all time, on which weekly timers would re-arm
 * themselves for ever; the watermark before it says which weeks really ended.
 *
 * <p>Flink forgets the watermark with a restart. Until the next one came, a key that was reminded of last month would have
 * looked after boundaries of last month, and accounts that heard of it would have been evaluated at them a second time. So the
 * watermark is part of the snapshot. All subtasks have the same one there, whatever their number.
 */
final class WeeklyOperator<I, O> extends KeyedProcessOperator<String, I, O> {
    private static final long serialVersionUID = 1L;

    private final WeeklyProcess<I, O> process;
    private long last = Long.MIN_VALUE;
    private transient @Nullable ListState<Long> kept;

    private WeeklyOperator(WeeklyProcess<I, O> process) {
        super(process);
        this.process = process;
    }

    static <I, O> WeeklyOperator<I, O> of(WeeklyProcess<I, O> process) {
        return new WeeklyOperator<>(process);
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        ListState<Long> stored =
                context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("passed", Types.LONG));
        for (long watermark : stored.get()) {
            last = Math.max(last, watermark);
        }
        kept = stored;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        ListState<Long> stored = kept;
        if (stored != null) {
            stored.update(List.of(last));
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        process.passed(last);
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
