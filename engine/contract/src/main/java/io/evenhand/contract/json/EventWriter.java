// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.WireName;
import io.evenhand.contract.id.NetId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns an event into its canonical line: common fields first, then those of its type, absent ones left out. */
public final class EventWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private EventWriter() {}

    /** The event's line as UTF-8, without a line's end. */
    public static byte[] bytes(Event event) {
        return bytes(event, null);
    }

    /** The same with an address instead of the pseudonym, as a platform reports it; for producers only. */
    public static byte[] bytes(Event event, @Nullable String address) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("id", event.id().value());
            out.writeStringField("type", event.type().wire());
            out.writeStringField("at", Timestamps.format(event.at()));
            out.writeStringField("account", event.account().value());
            writeNet(out, event.net(), address);
            for (Map.Entry<Field, Object> field : Bodies.values(event.body()).entrySet()) {
                out.writeFieldName(field.getKey().wire());
                writeScalar(out, field.getValue());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeNet(JsonGenerator out, @Nullable NetId net, @Nullable String address) throws IOException {
        if (net == null && address == null) {
            return;
        }
        out.writeObjectFieldStart(Field.NET);
        if (address != null) {
            out.writeStringField("ip", address);
        } else if (net != null) {
            out.writeStringField("id", net.value());
        }
        out.writeEndObject();
    }

    private static void writeScalar(JsonGenerator out, Object value) throws IOException {
        if (value instanceof WireName word) {
            out.writeString(word.wire());
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else {
            out.writeString(value.toString());
        }
    }
}
