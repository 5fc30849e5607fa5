// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.throughput;

import io.evenhand.contract.json.EventReading;
import io.evenhand.scoring.flow.Incoming;
import io.evenhand.scoring.flow.ScoringJob;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.io.FlinkSettings;
import io.evenhand.scoring.io.KafkaLines;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The program that scoring is measured by: the same source, parser, binary form and exchange by account; then nothing.
 * Says every tenth of a second how many events have come through.
 */
public final class BarePipeline {
    /** In this process only. */
    private static final LongAdder EVENTS = new LongAdder();

    private static final long SAY_EVERY_MILLIS = 100;

    private BarePipeline() {}

    @SuppressWarnings("SystemOut") // read by whoever started it
    public static void main(String[] args) throws Exception {
        Map<String, String> env = System.getenv();
        int parallelism = Integer.parseInt(env.getOrDefault("EVENHAND_PARALLELISM", "1"));
        Configuration config = FlinkSettings.embedded(parallelism);
        config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Measured.CHECKPOINT_EVERY);
        try (StreamExecutionEnvironment flink =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, config)) {
            build(flink, env.getOrDefault("EVENHAND_KAFKA", ""));
            flink.executeAsync("bare pipeline");
            while (true) {
                Thread.sleep(SAY_EVERY_MILLIS);
                System.out.println(Measured.COUNT + EVENTS.sum());
            }
        }
    }

    private static void build(StreamExecutionEnvironment flink, String kafka) {
        KafkaSource<Incoming> source = KafkaSource.<Incoming>builder()
                .setBootstrapServers(kafka)
                .setTopics(Workload.TOPIC)
                .setGroupId("bare")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new KafkaLines())
                .build();
        FlatMapFunction<Incoming, Conduct> parse = (incoming, out) -> {
            if (incoming.reading() instanceof EventReading.Accepted accepted) {
                out.collect(Conduct.of(accepted.event()));
            }
        };
        flink.fromSource(source, WatermarkStrategy.noWatermarks(), "events", ScoringJob.incomingType())
                .flatMap(parse, ScoringJob.conductType())
                .keyBy(conduct -> conduct.account().value(), Types.STRING)
                .sinkTo(new Nowhere());
    }

    /** Counts and discards. */
    private static final class Nowhere implements Sink<Conduct> {
        private static final long serialVersionUID = 1L;

        @Override
        public SinkWriter<Conduct> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(Conduct conduct, Context context) {
                    EVENTS.increment();
                }

                @Override
                public void flush(boolean endOfInput) {
                    // nothing is held back
                }

                @Override
                public void close() {
                    // nothing is held
                }
            };
        }
    }
}
