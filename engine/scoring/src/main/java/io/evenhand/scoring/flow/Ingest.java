// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.contract.event.DeadLetter;
import io.evenhand.contract.event.DeadLetterReason;
import io.evenhand.contract.json.EventReader;
import io.evenhand.contract.json.EventReading;
import io.evenhand.scoring.history.Conduct;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The first operator: from lines to conduct. What is no event, and what is too late, becomes a dead letter; an address
 * becomes a network sighting and goes no further.
 */
final class Ingest extends ProcessFunction<Incoming, Conduct> implements CheckpointedFunction {
    static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters", FormInfo.of(Form.DEAD_LETTER));
    static final OutputTag<NetworkSighting> NETWORKS = new OutputTag<>("networks", FormInfo.of(Form.NETWORK_SIGHTING));

    private static final long serialVersionUID = 1L;

    private final String run;
    private final AddressVeil veil;
    private transient Map<Integer, Long> latest = new TreeMap<>();
    private transient RecentSightings recent = new RecentSightings();
    private transient @Nullable ListState<PartitionClock> clocks;
    private transient @Nullable Tally tally;

    Ingest(String run, AddressVeil veil) {
        this.run = run;
        this.veil = veil;
    }

    @Override
    public void open(OpenContext context) {
        tally = Tally.of(run);
        recent = new RecentSightings();
    }

    @Override
    public void processElement(Incoming incoming, Context context, Collector<Conduct> out) throws IOException {
        if (incoming.reading() instanceof EventReading.Rejected rejected) {
            reject(rejected.letter(), context);
        } else if (incoming.reading() instanceof EventReading.Accepted accepted) {
            accept(incoming, accepted, context, out);
        }
    }

    private void accept(Incoming incoming, EventReading.Accepted accepted, Context context, Collector<Conduct> out)
            throws IOException {
        tally().droppedFields.add(accepted.droppedFields());
        String address = accepted.address();
        NetworkSighting sighting = address == null ? null : veil.veil(accepted.event(), address);
        if (address != null && sighting == null) {
            reject(letter(incoming, DeadLetterReason.MALFORMED_FIELD, "net.ip"), context);
            return;
        }
        long at = incoming.millis();
        long latestHere = latest.merge(incoming.partition(), at, Math::max);
        if (Lateness.isLate(at, latestHere)) {
            reject(letter(incoming, DeadLetterReason.LATE, "at"), context);
            return;
        }
        if (sighting != null && recent.isNew(sighting)) {
            context.output(NETWORKS, sighting);
        }
        tally().count(accepted.event());
        out.collect(Conduct.of(accepted.event()));
    }

    private void reject(DeadLetter letter, Context context) {
        tally().deadLetters(letter.reason()).increment();
        context.output(DEAD_LETTERS, letter);
    }

    private static DeadLetter letter(Incoming incoming, DeadLetterReason reason, String field) {
        return EventReader.letter(reason, field, incoming.line(), incoming.receivedAt());
    }

    private Tally tally() {
        Tally known = tally == null ? Tally.of(run) : tally;
        tally = known;
        return known;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        // every subtask gets all clocks, because partitions may move between subtasks; the latest wins
        ListState<PartitionClock> stored = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("partition-clocks", FormInfo.of(Form.PARTITION_CLOCK)));
        latest = new TreeMap<>();
        for (PartitionClock clock : stored.get()) {
            latest.merge(clock.partition(), clock.latest(), Math::max);
        }
        // so that a restarted process says how far it is before the next event comes
        latest.values().stream()
                .min(Long::compare)
                .ifPresent(slowest -> Tally.of(run).watermark.set(Lateness.watermark(slowest)));
        clocks = stored;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        ListState<PartitionClock> stored = clocks;
        if (stored != null) {
            stored.update(latest.entrySet().stream()
                    .map(entry -> new PartitionClock(entry.getKey(), entry.getValue()))
                    .toList());
        }
    }
}
