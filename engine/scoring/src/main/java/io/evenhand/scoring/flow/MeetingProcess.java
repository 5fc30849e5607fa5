// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.link.LinkFact;
import io.evenhand.scoring.link.Meeting;
import java.io.IOException;
import java.io.Serializable;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.util.Collector;

/**
 * Flink's shell of a {@link Meeting}: keyed by what accounts meet at, tells them about each other at weekly boundaries.
 *
 * <p>Its timers fire before the same watermark reaches the accounts, so each has heard of a boundary before it is evaluated
 * there. A meeting of one has no weekly timer, only the one at which it is forgotten.
 */
final class MeetingProcess<F, M extends Meeting<F>> extends WeeklyProcess<F, LinkFact> {
    private static final long serialVersionUID = 1L;

    private final FormInfo<M> form;
    private final Create<M> create;
    private final When<F> when;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    private transient ValueState<M> state;

    @SuppressWarnings("NullAway.Init")
    private transient Alarm alarm;

    /** Makes a meeting that nobody came to yet. */
    interface Create<M> extends Supplier<M>, Serializable {}

    /** The time that a fact is about. */
    interface When<F> extends ToLongFunction<F>, Serializable {}

    MeetingProcess(Form<M> form, Create<M> create, When<F> when) {
        this.form = FormInfo.of(form);
        this.create = create;
        this.when = when;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        state = getRuntimeContext().getState(new ValueStateDescriptor<>("meeting", form));
        alarm = new Alarm(getRuntimeContext());
    }

    @Override
    public void processElement(F fact, Context context, Collector<LinkFact> out) throws IOException {
        M stored = state.value();
        M meeting = stored == null ? create.get() : stored;
        meeting.add(fact).forEach(out::collect);
        store(meeting, notBefore(when.applyAsLong(fact)), context);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<LinkFact> out) throws IOException {
        long boundary = timestamp + 1;
        M meeting = state.value();
        if (isCutOff(boundary) || !alarm.rings(boundary) || meeting == null) {
            return;
        }
        if (meeting.isMeeting()) {
            meeting.tell(context.getCurrentKey(), boundary).forEach(out::collect);
        }
        meeting.prune(boundary);
        store(meeting, boundary, context);
    }

    private void store(M meeting, long now, Context context) throws IOException {
        if (meeting.isEmpty()) {
            state.clear();
            alarm.clear();
        } else {
            state.update(meeting);
            alarm.wakeAt(
                    meeting.isMeeting()
                            ? Calendar.boundaryAfter(now)
                            : Math.max(meeting.expiry(), Calendar.boundaryAfter(now)),
                    context.timerService());
        }
    }
}
