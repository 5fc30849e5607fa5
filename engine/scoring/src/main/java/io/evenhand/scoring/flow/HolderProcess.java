// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.link.KeyFact;
import io.evenhand.scoring.link.Owner;
import io.evenhand.scoring.link.ViewerFact;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Flink's shell of {@link Owner}: keyed by account, tells keys, servers and viewers about it. */
final class HolderProcess extends WeeklyProcess<AccountInput, KeyFact> {
    /** What viewers are told. */
    static final OutputTag<ViewerFact> VIEWERS = new OutputTag<>("viewer-facts", FormInfo.of(Form.VIEWER_FACT));

    private static final long serialVersionUID = 1L;

    private final String run;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    private transient ValueState<Owner> state;

    @SuppressWarnings("NullAway.Init")
    private transient Alarm alarm;

    HolderProcess(String run) {
        this.run = run;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        state = getRuntimeContext().getState(new ValueStateDescriptor<>("owner", FormInfo.of(Form.OWNER)));
        alarm = new Alarm(getRuntimeContext());
    }

    @Override
    public void processElement(AccountInput input, Context context, Collector<KeyFact> out) throws IOException {
        Owner owner = owner();
        long at = Long.MIN_VALUE;
        if (input instanceof AccountInput.Happened it) {
            Conduct conduct = it.conduct();
            at = conduct.millis();
            owner.add(conduct, listener(out, context));
        } else if (input instanceof AccountInput.Decided it) {
            at = it.intervention().at().toEpochMilli();
            owner.hear(it.intervention(), listener(out, context));
            Tally.of(run).interventions.increment();
        }
        store(owner);
        if (!owner.isEmpty()) {
            alarm.wakeAt(owner.nextBoundary(notBefore(at)), context.timerService());
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<KeyFact> out) throws IOException {
        long boundary = timestamp + 1;
        if (isCutOff(boundary) || !alarm.rings(boundary)) {
            return;
        }
        Owner owner = owner();
        owner.tell(context.getCurrentKey(), boundary, listener(out, context));
        owner.prune(boundary);
        store(owner);
        if (!owner.isEmpty()) {
            alarm.wakeAt(owner.nextBoundary(boundary), context.timerService());
        }
    }

    private Owner.Listener listener(Collector<KeyFact> out, Context context) {
        return new Owner.Listener() {
            @Override
            public void key(KeyFact fact) {
                out.collect(fact);
            }

            @Override
            public void viewer(ViewerFact fact) {
                context.output(VIEWERS, fact);
            }
        };
    }

    private Owner owner() throws IOException {
        Owner stored = state.value();
        return stored == null ? new Owner() : stored;
    }

    private void store(Owner owner) throws IOException {
        if (owner.isEmpty()) {
            state.clear();
            alarm.clear();
        } else {
            state.update(owner);
        }
    }
}
