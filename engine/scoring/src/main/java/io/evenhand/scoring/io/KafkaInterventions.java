// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.scoring.flow.ScoringJob;
import io.evenhand.scoring.flow.Tally;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads records of the interventions topic; only casework writes there, so a malformed one is an error of ours. */
final class KafkaInterventions implements KafkaRecordDeserializationSchema<Intervention> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(KafkaInterventions.class);

    private final String run;

    KafkaInterventions(String run) {
        this.run = run;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Intervention> out) {
        if (record.value() == null) {
            return;
        }
        try {
            out.collect(ContractJson.read(record.value(), Intervention.class));
        } catch (MalformedJsonException e) {
            Tally.of(run).malformedInterventions.increment();
            LOG.error("malformed intervention at partition {}, offset {}", record.partition(), record.offset());
        }
    }

    @Override
    public TypeInformation<Intervention> getProducedType() {
        return ScoringJob.interventionType();
    }
}
