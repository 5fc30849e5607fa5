// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.event.DeadLetter;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.scoring.flow.Incoming;
import io.evenhand.scoring.flow.NetworkSighting;
import io.evenhand.scoring.flow.ScoringJob;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The job between the log's topics.
 *
 * <p>Records are written at least once by default: an assessment's id is a hash of its content, so a reader that upserts by
 * account and time sees each once, some 400 ms earlier than if it waited for the snapshot.
 */
final class KafkaFlow {
    private static final String GROUP = "evenhand-scoring";

    /** Below the broker's default maximum of 15 minutes, above any restart. */
    private static final String TRANSACTION_TIMEOUT_MILLIS = "600000";

    private final Settings settings;
    private final String run;

    KafkaFlow(Settings settings, String run) {
        this.settings = settings;
        this.run = run;
    }

    /** Adds sources, graph and sinks to {@code flink}. */
    void build(StreamExecutionEnvironment flink) {
        KafkaSource<Incoming> events = this.<Incoming>source(Topics.EVENTS)
                .setDeserializer(new KafkaLines())
                .build();
        DataStream<Incoming> lines = flink.fromSource(
                        events,
                        ScoringJob.eventTime().withIdleness(settings.idleAfter()),
                        "events",
                        ScoringJob.incomingType())
                .uid("events");
        KafkaSource<Intervention> decisions = this.<Intervention>source(Topics.INTERVENTIONS)
                .setDeserializer(new KafkaInterventions(run))
                .build();
        DataStream<Intervention> interventions = flink.fromSource(
                        decisions, ScoringJob.atOnce(), "interventions", ScoringJob.interventionType())
                .uid("interventions")
                .setParallelism(1);
        IntakeVeil veil = new IntakeVeil(settings.keyFile(), settings.asnTable());
        ScoringJob.Outputs out = ScoringJob.build(run, ScorecardFile.builtIn(), veil, lines, interventions);
        // lambdas, not ContractJson::text twice: javac folds equal method references of different types into one, and a
        // serialised one then comes back with the other's type
        out.assessments()
                .sinkTo(sink(Topics.ASSESSMENTS, it -> it.account().value(), (Assessment it) -> ContractJson.text(it)))
                .name("assessments")
                .uid("assessments");
        out.deadLetters()
                .sinkTo(sink(Topics.DEAD_LETTERS, DeadLetter::sha256, (DeadLetter it) -> ContractJson.text(it)))
                .name("dead-letters")
                .uid("dead-letters");
        out.networks()
                .sinkTo(sink(Topics.NETWORKS, NetworkSighting::account, NetworkSighting::json))
                .name("networks")
                .uid("networks");
    }

    private Properties client() {
        Properties client = new Properties();
        client.putAll(settings.log().client());
        return client;
    }

    private <T> KafkaSourceBuilder<T> source(String topic) {
        return KafkaSource.<T>builder()
                .setProperties(client())
                .setTopics(topic)
                .setGroupId(GROUP)
                .setClientIdPrefix(GROUP + '-' + topic)
                .setStartingOffsets(OffsetsInitializer.earliest());
    }

    private <T> KafkaSink<T> sink(String topic, Text<T> key, Text<T> value) {
        KafkaSinkBuilder<T> builder = KafkaSink.<T>builder()
                .setKafkaProducerConfig(client())
                .setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4")
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, "5")
                // a topic that is a moment old may refuse the first of several requests and take the second; the
                // first is then out of order for ever, and everything waits two minutes for the producer to give up
                .setProperty(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1")
                .setRecordSerializer(new WrittenNow<>(KafkaRecordSerializationSchema.<T>builder()
                        .setTopic(topic)
                        .setKeySerializationSchema(new Utf8<>(key))
                        .setValueSerializationSchema(new Utf8<>(value))
                        .build()));
        if (settings.exactlyOnce()) {
            return builder.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                    .setTransactionalIdPrefix(GROUP + '-' + topic)
                    // asks the broker which transactions a killed process left open; guessing their names can miss
                    // one, and one left open hides everything after it from readers until it times out
                    .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                    .setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS)
                    .build();
        }
        return builder.setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE).build();
    }

    /** A text of a record. */
    private interface Text<T> extends Serializable {
        String of(T record);
    }

    /**
     * Records that carry the time of writing, not the event time that Flink would give them: a log that keeps records for a
     * week would otherwise delete what is said about last year as soon as it is said.
     */
    private record WrittenNow<T>(KafkaRecordSerializationSchema<T> schema)
            implements KafkaRecordSerializationSchema<T>, KafkaDatasetFacetProvider {
        @Override
        public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext)
                throws Exception {
            schema.open(context, sinkContext);
        }

        @Override
        public ProducerRecord<byte[], byte[]> serialize(T record, KafkaSinkContext context, Long eventTime) {
            return schema.serialize(record, context, null);
        }

        /** Tells the connector which topic it is. */
        @Override
        public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
            return schema instanceof KafkaDatasetFacetProvider provider
                    ? provider.getKafkaDatasetFacet()
                    : Optional.empty();
        }
    }

    /** The text as bytes; the key keeps all of one account in order. */
    private record Utf8<T>(Text<T> text) implements SerializationSchema<T> {
        @Override
        public byte[] serialize(T record) {
            return text.of(record).getBytes(StandardCharsets.UTF_8);
        }
    }
}
