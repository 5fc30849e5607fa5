// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.Persistence;
import io.evenhand.contract.assessment.Presence;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.event.DeadLetterReason;
import io.evenhand.contract.event.WireName;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.SignedManifest;
import io.evenhand.contract.story.Move;
import io.evenhand.contract.story.Policy;
import io.evenhand.contract.story.Provider;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Withholder;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;

/** How the contract's own types are spelt in JSON: ids as strings, enums by wire name, times as RFC 3339 in UTC with ms. */
final class ContractModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    ContractModule() {
        super("evenhand-contract");
        id(AccountId.class, AccountId::new);
        id(AssessmentId.class, AssessmentId::new);
        id(DecisionId.class, DecisionId::new);
        id(EventId.class, EventId::new);
        id(ServerId.class, ServerId::new);
        wireNames(Family.class);
        wireNames(Presence.class);
        wireNames(InterventionType.class);
        wireNames(DeadLetterReason.class);
        wireNames(Outcome.class);
        wireNames(Withholder.class);
        wireNames(Policy.class);
        wireNames(Provider.Kind.class);
        wireNames(Move.Destination.class);
        addSerializer(Instant.class, new Writing<>((instant, out) -> out.writeString(Timestamps.format(instant))));
        addDeserializer(Instant.class, new Reading<>(Instant.class, Timestamps::parse));
        addSerializer(Double.class, new Writing<>(ContractModule::writeNumber));
        setMixInAnnotation(Persistence.class, PersistenceMixIn.class);
        setMixInAnnotation(SignedManifest.class, SignedManifestMixIn.class);
    }

    private <T> void id(Class<T> type, Function<String, T> constructor) {
        addSerializer(type, new ToStringSerializer(type));
        addDeserializer(type, new Reading<>(type, constructor));
    }

    private <E extends Enum<E> & WireName> void wireNames(Class<E> type) {
        addSerializer(type, new Writing<>((constant, out) -> out.writeString(constant.wire())));
        addDeserializer(type, new Reading<>(type, wire -> {
            E constant = WireName.find(type, wire);
            if (constant == null) {
                throw new IllegalArgumentException("unknown " + type.getSimpleName());
            }
            return constant;
        }));
    }

    /** Whole numbers without a fraction: 30, not 30.0. */
    private static void writeNumber(Double value, JsonGenerator out) throws IOException {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.writeNumber(value.longValue());
        } else {
            out.writeNumber(value);
        }
    }

    /** {@code true} is no name in Java. */
    private record PersistenceMixIn(@JsonProperty("true") int trueCount, int of) {}

    /** Signed manifests are flat on the wire. */
    @SuppressWarnings("UnusedMethod") // Jackson reads its annotations
    private interface SignedManifestMixIn {
        @JsonUnwrapped
        Manifest manifest();
    }

    private static final class Reading<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> parse;

        Reading(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        protected T _deserialize(String value, DeserializationContext context) {
            return parse.apply(value);
        }
    }

    private interface WriteTo<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    private static final class Writing<T> extends JsonSerializer<T> {
        private final WriteTo<T> writer;

        Writing(WriteTo<T> writer) {
            this.writer = writer;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            writer.write(value, out);
        }
    }
}
