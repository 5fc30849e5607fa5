// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.evenhand.contract.event.DeadLetter;
import io.evenhand.contract.event.DeadLetterReason;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventType;
import io.evenhand.contract.event.FieldOutOfRangeException;
import io.evenhand.contract.event.WireName;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.NetId;
import io.evenhand.contract.id.Sha256;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turns a line from a stranger into an event or a dead letter; it never throws and never repeats what it could not read.
 *
 * <p>Strict: duplicate fields, numbers as text, fractions where integers belong, trailing text and invalid UTF-8 are
 * faults. Lenient in one respect only: unknown fields are dropped and counted, so that a producer may grow first.
 */
public final class EventReader {
    /** The longest event, in bytes. */
    public static final int LENGTH_MAX = 8 * 1024;

    /** How far a producer's clock may be ahead of the receiver's. */
    public static final Duration AHEAD_MAX = Duration.ofMinutes(10);

    static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(32)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private EventReader() {}

    /**
     * Reads one line.
     *
     * @param line the bytes of one JSON object, without the line's end
     * @param receivedAt the receiver's clock
     */
    public static EventReading read(byte[] line, Instant receivedAt) {
        return read(line, receivedAt, line.length > LENGTH_MAX ? null : PlainLine.read(line));
    }

    /** The same without the short way for plain lines. */
    static EventReading readCarefully(byte[] line, Instant receivedAt) {
        return read(line, receivedAt, null);
    }

    private static EventReading read(byte[] line, Instant receivedAt, @Nullable Line plain) {
        try {
            if (line.length > LENGTH_MAX) {
                throw new FieldFault(DeadLetterReason.OVERSIZED, null);
            }
            return accept(plain == null ? Line.parse(line) : plain, receivedAt);
        } catch (FieldFault fault) {
            return new EventReading.Rejected(letter(fault.reason(), fault.field(), line, receivedAt));
        } catch (FieldOutOfRangeException e) {
            return new EventReading.Rejected(letter(DeadLetterReason.MALFORMED_FIELD, e.field(), line, receivedAt));
        } catch (IOException e) {
            return new EventReading.Rejected(letter(DeadLetterReason.MALFORMED_JSON, null, line, receivedAt));
        }
    }

    /** The dead letter of a line, for a fault found later, such as an address that is none or an event that is late. */
    public static DeadLetter letter(DeadLetterReason reason, @Nullable String field, byte[] line, Instant receivedAt) {
        return new DeadLetter(reason, field, receivedAt, Sha256.hex(line), Redaction.of(line));
    }

    private static EventReading accept(Line read, Instant receivedAt) throws FieldFault {
        FieldValues values = read.values();
        String typeName = values.required(Field.TYPE);
        EventType type = WireName.find(EventType.class, typeName);
        if (type == null) {
            throw new FieldFault(DeadLetterReason.UNKNOWN_TYPE, Field.TYPE.wire());
        }
        EventId id = values.required(Field.ID);
        Instant at = values.required(Field.AT);
        AccountId account = values.required(Field.ACCOUNT);
        NetId net = read.netId();
        Event event = new Event(id, at, account, net, Bodies.build(type, values));
        if (at.isAfter(receivedAt.plus(AHEAD_MAX))) {
            throw new FieldFault(DeadLetterReason.FUTURE, Field.AT.wire());
        }
        int dropped = read.unknownFields() + values.countOutside(Bodies.known(type));
        return new EventReading.Accepted(event, read.address(), dropped);
    }

    /** The scalars of one line, before anybody asks what they mean. */
    record Line(
            FieldValues values,
            @Nullable String address,
            @Nullable String netName,
            int unknownFields) {

        static Line parse(byte[] line) throws FieldFault, IOException {
            try (JsonParser in = JSON.createParser(line)) {
                if (in.nextToken() != JsonToken.START_OBJECT) {
                    throw new FieldFault(DeadLetterReason.MALFORMED_JSON, null);
                }
                FieldValues values = new FieldValues();
                NetFields net = new NetFields();
                int unknown = 0;
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    String name = in.currentName();
                    Field field = Field.find(name);
                    JsonToken token = in.nextToken();
                    if (field != null) {
                        keep(values, field, in, token);
                    } else if (name.equals(Field.NET)) {
                        net.parse(in, token);
                    } else {
                        in.skipChildren();
                        unknown++;
                    }
                }
                if (in.nextToken() != null) {
                    throw new FieldFault(DeadLetterReason.MALFORMED_JSON, null);
                }
                return new Line(values, net.address, net.id, unknown + net.unknown);
            }
        }

        @Nullable
        NetId netId() throws FieldFault {
            try {
                return netName == null ? null : new NetId(netName);
            } catch (IllegalArgumentException e) {
                throw new FieldFault(DeadLetterReason.MALFORMED_FIELD, "net.id");
            }
        }

        private static void keep(FieldValues values, Field field, JsonParser in, JsonToken token)
                throws FieldFault, IOException {
            switch (token) {
                case VALUE_STRING -> values.put(field, in.getText());
                case VALUE_TRUE, VALUE_FALSE -> values.put(field, in.getBooleanValue());
                case VALUE_NUMBER_INT -> values.put(field, integer(in, field));
                case VALUE_NULL -> {}
                default -> throw new FieldFault(DeadLetterReason.MALFORMED_FIELD, field.wire());
            }
        }

        private static Integer integer(JsonParser in, Field field) throws FieldFault, IOException {
            if (in.getNumberType() != JsonParser.NumberType.INT) {
                throw new FieldFault(DeadLetterReason.MALFORMED_FIELD, field.wire());
            }
            return in.getIntValue();
        }
    }

    /** The fields of {@code net}: an address or the pseudonym of a network, not both. */
    private static final class NetFields {
        private @Nullable String address;
        private @Nullable String id;
        private int unknown;

        void parse(JsonParser in, JsonToken token) throws FieldFault, IOException {
            if (token == JsonToken.VALUE_NULL) {
                return;
            }
            if (token != JsonToken.START_OBJECT) {
                throw new FieldFault(DeadLetterReason.MALFORMED_FIELD, Field.NET);
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                switch (name) {
                    case "ip" -> address = text(in, value, "net.ip");
                    case "id" -> id = text(in, value, "net.id");
                    default -> {
                        in.skipChildren();
                        unknown++;
                    }
                }
            }
            if ((address == null) == (id == null)) {
                throw new FieldFault(DeadLetterReason.MALFORMED_FIELD, Field.NET);
            }
        }

        private static String text(JsonParser in, JsonToken value, String field) throws FieldFault, IOException {
            if (value != JsonToken.VALUE_STRING) {
                throw new FieldFault(DeadLetterReason.MALFORMED_FIELD, field);
            }
            return in.getText();
        }
    }
}
