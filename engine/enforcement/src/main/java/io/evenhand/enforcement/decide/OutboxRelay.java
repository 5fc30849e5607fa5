// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.contract.log.LogAccess;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.OutboxRow;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends interventions that the ledger committed to Kafka, at least once and in order. A kill between sending and noting
 * sends again under the same id, which readers know as a repeat.
 */
public final class OutboxRelay implements AutoCloseable {
    /** Where interventions go. */
    public static final String TOPIC = "evenhand.interventions";

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH_MAX = 500;
    private static final long POLL_MS = 1_000;

    private static final Counter SENT = Counter.build(
                    "evenhand_casework_interventions_total", "Interventions sent to scoring.")
            .register();
    private static final Gauge PENDING = Gauge.build(
                    "evenhand_casework_outbox_pending", "Rows of the outbox that wait to be sent.")
            .register();

    private final Properties properties = new Properties();
    private final Ledger ledger;
    private final Semaphore wakeUp = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "outbox");
    private volatile boolean closed;

    public OutboxRelay(LogAccess log, Ledger ledger) {
        this.ledger = ledger;
        properties.putAll(log.client());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000");
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
    }

    /** Starts sending on a thread of its own. */
    public void start() {
        ledger.onOutbox(wakeUp::release);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        wakeUp.release();
        if (thread.isAlive()) {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try {
            while (!closed) {
                relay();
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("sending interventions was interrupted", e);
        }
    }

    /** Sends with one producer until this is closed; a log whose name leads nowhere yet is tried again as well. */
    private void relay() throws InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            while (!closed) {
                try {
                    if (!ledger.leads()) {
                        Thread.sleep(POLL_MS);
                        continue;
                    }
                    PENDING.set(ledger.inTransaction(books -> books.outbox().pendingCount()));
                    if (send(producer) < BATCH_MAX && wakeUp.tryAcquire(POLL_MS, TimeUnit.MILLISECONDS)) {
                        wakeUp.drainPermits();
                    }
                } catch (ExecutionException | RuntimeException e) {
                    if (!closed) {
                        tryAgain(e);
                    }
                }
            }
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            tryAgain(e);
        }
    }

    private static void tryAgain(Exception failure) throws InterruptedException {
        LOG.warn("interventions cannot be sent and will be tried again: {}", failure.toString());
        Thread.sleep(POLL_MS);
    }

    private int send(KafkaProducer<byte[], byte[]> producer) throws ExecutionException, InterruptedException {
        List<OutboxRow> rows = ledger.inTransaction(books -> books.outbox().pendingInterventions(BATCH_MAX));
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (OutboxRow row : rows) {
            sent.add(producer.send(new ProducerRecord<>(
                    TOPIC,
                    row.account().value().getBytes(StandardCharsets.UTF_8),
                    row.payload().getBytes(StandardCharsets.UTF_8))));
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        if (!rows.isEmpty()) {
            ledger.run(books ->
                    books.outbox().sent(rows.stream().map(OutboxRow::id).toList()));
            SENT.inc(rows.size());
        }
        return rows.size();
    }
}
