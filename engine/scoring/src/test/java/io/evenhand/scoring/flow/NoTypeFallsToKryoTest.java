// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.scoring.io.FlinkSettings;
import io.evenhand.scoring.io.ScorecardFile;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** Every type between the operators has a hand-written form; Flink's reflection would be slow and its snapshots brittle. */
class NoTypeFallsToKryoTest {
    @Test
    void everyEdgeOfTheGraphHasOurForm() throws Exception {
        StreamExecutionEnvironment flink =
                StreamExecutionEnvironment.createLocalEnvironment(1, FlinkSettings.embedded(1));
        DataStream<Incoming> lines =
                flink.fromData(List.of(Incoming.of(new byte[0], 0, Instant.EPOCH)), ScoringJob.incomingType());
        DataStream<Intervention> interventions = flink.fromData(List.<Intervention>of(), ScoringJob.interventionType());
        ScoringJob.Outputs out =
                ScoringJob.build("kryo", ScorecardFile.builtIn(), (event, address) -> null, lines, interventions);
        out.assessments().print();
        out.deadLetters().print();
        out.networks().print();
        int seen = 0;
        for (StreamNode node : flink.getStreamGraph(false).getStreamNodes()) {
            TypeSerializer<?> serializer = node.getTypeSerializerOut();
            if (serializer != null) {
                assertInstanceOf(FormSerializer.class, serializer, node.getOperatorName());
                seen++;
            }
        }
        assertTrue(seen > 8, "only " + seen + " operators were seen");
        for (Transformation<?> each : List.of(
                out.assessments().getTransformation(),
                out.deadLetters().getTransformation(),
                out.networks().getTransformation())) {
            for (Transformation<?> before : each.getTransitivePredecessors()) {
                assertFalse(before.getOutputType() instanceof GenericTypeInfo, before.getName());
            }
        }
    }

    @Test
    void theFallbackIsForbiddenInAnyCase() {
        assertEquals(false, FlinkSettings.embedded(1).get(PipelineOptions.GENERIC_TYPES));
        StreamExecutionEnvironment flink =
                StreamExecutionEnvironment.createLocalEnvironment(1, FlinkSettings.embedded(1));
        TypeInformation<Object> generic = new GenericTypeInfo<>(Object.class);
        assertThrows(
                UnsupportedOperationException.class,
                () -> generic.createSerializer(flink.getConfig().getSerializerConfig()));
    }
}
