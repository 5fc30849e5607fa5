// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.contract.decision.InterventionType;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Windows;
import io.evenhand.scoring.link.KeyFact;
import io.evenhand.scoring.link.KeyHolder;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Flink's shell of {@link KeyHolder}: keyed by account, tells keys about it. */
final class HolderProcess extends KeyedProcessFunction<String, AccountInput, KeyFact> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    private transient ValueState<KeyHolder> state;

    @Override
    public void open(OpenContext context) {
        state = getRuntimeContext().getState(new ValueStateDescriptor<>("holder", FormInfo.of(Form.KEY_HOLDER)));
    }

    @Override
    public void processElement(AccountInput input, Context context, Collector<KeyFact> out) throws IOException {
        KeyHolder stored = state.value();
        KeyHolder holder = stored == null ? new KeyHolder() : stored;
        if (input instanceof AccountInput.Happened it) {
            List<KeyFact> facts = holder.add(it.conduct());
            facts.forEach(out::collect);
            context.timerService().registerEventTimeTimer(expiry(it.conduct().millis()));
        } else if (input instanceof AccountInput.Decided it
                && it.intervention().type() == InterventionType.ACCOUNT_ERASED) {
            holder.erase(it.account()).forEach(out::collect);
        }
        store(holder);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<KeyFact> out) throws IOException {
        KeyHolder holder = state.value();
        if (holder != null) {
            holder.prune(timestamp);
            store(holder);
        }
    }

    private void store(KeyHolder holder) throws IOException {
        if (holder.isEmpty()) {
            state.clear();
        } else {
            state.update(holder);
        }
    }

    /** The boundary at which a day has certainly left the window. */
    static long expiry(long day) {
        return Calendar.boundaryAfter(day + Windows.KEYS + Calendar.DAY);
    }
}
