// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.contract.log.LogAccess;
import io.evenhand.enforcement.ledger.Ledger;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads assessments from Kafka and hands them to the intake; offsets commit with what they led to, in the ledger.
 *
 * <p>Several with names share the work by account. Two without would do the same work twice and, since the intake knows
 * repeats, to no effect; the same is true of the moment in which one takes over from another.
 */
public final class AssessmentConsumer implements AutoCloseable {
    /** Where assessments come from. */
    public static final String TOPIC = "evenhand.assessments";

    private static final String GROUP = "evenhand-casework";
    private static final LogReader.Pace PACE = new LogReader.Pace(Duration.ofMillis(250), Duration.ofSeconds(1));
    private static final int BATCH_MAX = 250;

    private static final Counter ASSESSMENTS = Counter.build(
                    "evenhand_casework_assessments_total", "Assessments read, by what came of them.")
            .labelNames("handled")
            .register();
    private static final Gauge LAG = Gauge.build(
                    "evenhand_casework_lag", "Assessments that wait in Kafka to be handled.")
            .register();

    private final AssessmentBatch batch;
    private final LogReader reader;

    /** One that reads everything. */
    public AssessmentConsumer(LogAccess log, Ledger ledger, AssessmentIntake intake) {
        this(log, ledger, intake, null);
    }

    /** @param name of this process among those that share the work, or null if it shares with nobody */
    public AssessmentConsumer(LogAccess log, Ledger ledger, AssessmentIntake intake, @Nullable String name) {
        LogReader all = new LogReader(log, TOPIC, "assessments", PACE, ledger, this::take)
                .with(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .with(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(BATCH_MAX));
        this.reader = name == null ? all : all.sharing(GROUP, name);
        this.batch = new AssessmentBatch(ledger, intake, reader::isClosed);
    }

    /** Starts reading on a thread of its own. */
    public void start() {
        reader.start();
    }

    /** Whether Kafka answers and the thread is alive. */
    public boolean isReady() {
        return reader.isReady();
    }

    @Override
    public void close() {
        reader.close();
    }

    private void take(List<ConsumerRecord<byte[], byte[]>> records, long lag) {
        if (!records.isEmpty()) {
            batch.handle(records).forEach(each -> ASSESSMENTS.labels(each).inc());
        }
        LAG.set((double) lag);
    }
}
