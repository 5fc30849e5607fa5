// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.event.DeadLetterReason;
import io.evenhand.contract.json.EventReader;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in structured mode, turned into lines of the contract: {@code type} is {@code io.evenhand.} and ours,
 * {@code subject} the account, {@code time} the time, {@code data} the rest.
 *
 * <p>The translation decides nothing: the line is then read as strictly as any other.
 */
final class CloudEvents {
    private static final String TYPE_PREFIX = "io.evenhand.";
    private static final Set<String> ATTRIBUTES =
            Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema", "data");
    private static final Set<String> FROM_ATTRIBUTES = Set.of("id", "type", "at", "account");

    private static final JsonMapper JSON = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNumberLength(32)
                            .maxStringLength(64 * 1024)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .build();

    private final Admission admission;
    private final Clock clock;

    CloudEvents(Admission admission, Clock clock) {
        this.admission = admission;
        this.clock = clock;
    }

    /** Takes one event. */
    void one(InputStream body) throws IOException {
        parse(body, in -> {
            take(in);
            return in.nextToken() == null;
        });
    }

    /** Takes an array of events, one at a time: what is well-formed before a fault in the JSON is kept. */
    void batch(InputStream body) throws IOException {
        parse(body, in -> {
            if (in.currentToken() != JsonToken.START_ARRAY) {
                return false;
            }
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (in.currentToken() == null) {
                    return false;
                }
                take(in);
            }
            return in.nextToken() == null;
        });
    }

    private interface Reading {
        /** Reads on from the first token; false if what follows is not as it should be. */
        boolean from(JsonParser in) throws IOException;
    }

    private void parse(InputStream body, Reading reading) throws IOException {
        boolean whole;
        try (JsonParser in = JSON.createParser(body)) {
            in.nextToken();
            whole = reading.from(in);
        } catch (JsonProcessingException | CharConversionException e) {
            // not of the form, beyond a bound, or bytes of another encoding; what the connection throws is not among
            // these
            whole = false;
        }
        if (!whole) {
            reject(DeadLetterReason.MALFORMED_JSON, null, new byte[0]);
        }
    }

    private void take(JsonParser in) throws IOException {
        JsonNode node = JSON.readTree(in);
        if (!(node instanceof ObjectNode cloudEvent)) {
            reject(DeadLetterReason.MALFORMED_JSON, null, new byte[0]);
            return;
        }
        if (!"1.0".equals(cloudEvent.path("specversion").textValue())) {
            reject(DeadLetterReason.MALFORMED_FIELD, "specversion", bytes(line(cloudEvent)));
        } else if (cloudEvent.has("data") && !cloudEvent.get("data").isObject()) {
            reject(DeadLetterReason.MALFORMED_FIELD, "data", bytes(line(cloudEvent)));
        } else {
            admission.receipt().drop(outside(cloudEvent));
            admission.line(bytes(line(cloudEvent)));
        }
    }

    private static ObjectNode line(ObjectNode cloudEvent) {
        ObjectNode line = JSON.createObjectNode();
        copy(cloudEvent, "id", line, "id");
        JsonNode type = cloudEvent.path("type");
        if (type.isTextual() && type.textValue().startsWith(TYPE_PREFIX)) {
            line.put("type", type.textValue().substring(TYPE_PREFIX.length()));
        } else if (!type.isMissingNode()) {
            // some other vocabulary's event: an unknown type, whatever it is called there
            line.put("type", "");
        }
        copy(cloudEvent, "time", line, "at");
        copy(cloudEvent, "subject", line, "account");
        for (Map.Entry<String, JsonNode> field : cloudEvent.path("data").properties()) {
            if (!FROM_ATTRIBUTES.contains(field.getKey())) {
                line.set(field.getKey(), field.getValue());
            }
        }
        return line;
    }

    private static void copy(ObjectNode from, String name, ObjectNode to, String newName) {
        JsonNode value = from.get(name);
        if (value != null) {
            to.set(newName, value);
        }
    }

    /** How many extension attributes there are, and fields of the data that only attributes may set. */
    private static int outside(ObjectNode cloudEvent) {
        int count = 0;
        for (Map.Entry<String, JsonNode> attribute : cloudEvent.properties()) {
            count += ATTRIBUTES.contains(attribute.getKey()) ? 0 : 1;
        }
        for (Map.Entry<String, JsonNode> field : cloudEvent.path("data").properties()) {
            count += FROM_ATTRIBUTES.contains(field.getKey()) ? 1 : 0;
        }
        return count;
    }

    private static byte[] bytes(ObjectNode line) throws JsonProcessingException {
        return JSON.writeValueAsBytes(line);
    }

    private void reject(DeadLetterReason reason, @Nullable String field, byte[] line) {
        admission.deadLetter(EventReader.letter(reason, field, line, clock.instant()));
    }
}
