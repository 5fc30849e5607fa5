// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.scoring.link.KeyFact;
import io.evenhand.scoring.link.KeyRing;
import io.evenhand.scoring.link.LinkFact;
import io.evenhand.scoring.link.LinkKind;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Flink's shell of {@link KeyRing}: keyed by strong key, tells accounts about each other. */
final class RingProcess extends KeyedProcessFunction<String, KeyFact, LinkFact> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    private transient ValueState<KeyRing> state;

    @Override
    public void open(OpenContext context) {
        state = getRuntimeContext().getState(new ValueStateDescriptor<>("ring", FormInfo.of(Form.KEY_RING)));
    }

    @Override
    public void processElement(KeyFact fact, Context context, Collector<LinkFact> out) throws IOException {
        KeyRing stored = state.value();
        KeyRing ring = stored == null ? new KeyRing() : stored;
        ring.add(fact).forEach(out::collect);
        if (fact.kind() != LinkKind.GONE) {
            context.timerService().registerEventTimeTimer(HolderProcess.expiry(fact.day()));
        }
        store(ring);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<LinkFact> out) throws IOException {
        KeyRing ring = state.value();
        if (ring != null) {
            ring.prune(timestamp);
            store(ring);
        }
    }

    private void store(KeyRing ring) throws IOException {
        if (ring.isEmpty()) {
            state.clear();
        } else {
            state.update(ring);
        }
    }
}
