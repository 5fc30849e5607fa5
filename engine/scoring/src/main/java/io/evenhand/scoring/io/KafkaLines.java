// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.scoring.flow.Incoming;
import io.evenhand.scoring.flow.ScoringJob;
import java.time.Clock;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of the events topic. */
public final class KafkaLines implements KafkaRecordDeserializationSchema<Incoming> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Incoming> out) {
        if (record.value() != null) {
            out.collect(Incoming.of(record.value(), record.partition(), receivedAt(record)));
        }
    }

    /**
     * When the record was written, so that a replay judges the future as the first run did; but never later than now,
     * because the producer may have set that time too.
     */
    private static Instant receivedAt(ConsumerRecord<byte[], byte[]> record) {
        Instant now = Clock.systemUTC().instant();
        Instant written = Instant.ofEpochMilli(record.timestamp());
        return record.timestamp() >= 0 && written.isBefore(now) ? written : now;
    }

    @Override
    public TypeInformation<Incoming> getProducedType() {
        return ScoringJob.incomingType();
    }
}
