// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.enforcement.ledger.Ledger;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads assessments from Kafka and hands them to the intake; offsets commit with what they led to, in the ledger.
 *
 * <p>Two of them would do the same work twice and, since the intake knows repeats, to no effect.
 */
public final class AssessmentConsumer implements AutoCloseable {
    /** Where assessments come from. */
    public static final String TOPIC = "evenhand.assessments";

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

    /** @param bootstrap Kafka's address, {@code host:port} */
    public AssessmentConsumer(String bootstrap, Ledger ledger, AssessmentIntake intake) {
        this.reader = new LogReader(bootstrap, TOPIC, "assessments", PACE, ledger, this::take)
                .with(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .with(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(BATCH_MAX));
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
