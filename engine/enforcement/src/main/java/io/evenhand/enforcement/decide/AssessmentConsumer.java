// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads assessments from Kafka and hands them to the intake; offsets commit with what they led to, in the ledger.
 *
 * <p>Two of them would do the same work twice and, since the intake knows repeats, to no effect.
 */
public final class AssessmentConsumer implements AutoCloseable {
    /** Where assessments come from. */
    public static final String TOPIC = "evenhand.assessments";

    private static final Logger LOG = LoggerFactory.getLogger(AssessmentConsumer.class);
    private static final LogReader.Pace PACE = new LogReader.Pace(Duration.ofMillis(250), Duration.ofSeconds(1));
    private static final int BATCH_MAX = 250;

    private static final Counter ASSESSMENTS = Counter.build(
                    "evenhand_casework_assessments_total", "Assessments read, by what came of them.")
            .labelNames("handled")
            .register();
    private static final Gauge LAG = Gauge.build(
                    "evenhand_casework_lag", "Assessments that wait in Kafka to be handled.")
            .register();

    private final Ledger ledger;
    private final AssessmentIntake intake;
    private final LogReader reader;

    /** @param bootstrap Kafka's address, {@code host:port} */
    public AssessmentConsumer(String bootstrap, Ledger ledger, AssessmentIntake intake) {
        this.ledger = ledger;
        this.intake = intake;
        this.reader = new LogReader(bootstrap, TOPIC, "assessments", PACE, ledger, this::take)
                .with(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .with(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(BATCH_MAX));
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
            handle(records).forEach(each -> ASSESSMENTS.labels(each).inc());
        }
        LAG.set((double) lag);
    }

    /** One transaction for all that a poll brought or, if that fails although the ledger is well, one for each record. */
    private List<String> handle(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            return ledger.inTransaction(books -> handle(books, records));
        } catch (RuntimeException e) {
            if (reader.isClosed() || !ledger.isReady()) {
                throw e;
            }
        }
        List<String> handled = new ArrayList<>();
        records.forEach(record -> handled.add(handleAlone(record)));
        return handled;
    }

    private String handleAlone(ConsumerRecord<byte[], byte[]> record) {
        try {
            return ledger.inTransaction(books -> handle(books, List.of(record))).get(0);
        } catch (RuntimeException e) {
            if (reader.isClosed() || !ledger.isReady()) {
                throw e;
            }
            String kind = e.getClass().getSimpleName();
            LOG.error("set aside partition {} offset {}: {}", record.partition(), record.offset(), kind);
            ledger.run(books -> {
                books.offsets().setAside(TOPIC, record.partition(), record.offset(), kind);
                books.offsets().advance(TOPIC, record.partition(), record.offset() + 1);
            });
            return "set_aside";
        }
    }

    /** Every assessment, and the offsets after them. */
    private List<String> handle(Books books, List<ConsumerRecord<byte[], byte[]>> records) {
        List<String> handled = new ArrayList<>();
        List<Assessment> assessments = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Assessment assessment = parse(record);
            if (assessment == null) {
                books.offsets().setAside(TOPIC, record.partition(), record.offset(), "malformed");
                handled.add("malformed");
            } else {
                assessments.add(assessment);
            }
        }
        // locks are taken in the order of accounts, so that two transactions never wait for each other in a ring
        assessments.sort(Comparator.comparing(Assessment::account));
        for (Assessment assessment : assessments) {
            handled.add(intake.handle(books, assessment).name().toLowerCase(Locale.ROOT));
        }
        LogReader.advance(books, TOPIC, records);
        return handled;
    }

    /** The assessment, or null if it is not one; the contract refuses one that lacks a part. */
    private static @Nullable Assessment parse(ConsumerRecord<byte[], byte[]> record) {
        try {
            return ContractJson.read(record.value(), Assessment.class);
        } catch (MalformedJsonException e) {
            return null;
        }
    }
}
