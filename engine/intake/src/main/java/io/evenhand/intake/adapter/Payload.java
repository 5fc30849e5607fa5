// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.event.DeadLetterReason;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report's JSON, of which only the values that are asked for by name leave it; it counts all the others.
 *
 * <p>A list of what to take, not of what to leave out: a field that a program invents tomorrow is dropped already.
 */
final class Payload {
    private static final int TEXT_LENGTH_MAX = 256;
    private static final JsonMapper JSON = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(1024 * 1024)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode root;
    private final Set<String> taken = new HashSet<>();

    private Payload(ObjectNode root) {
        this.root = root;
    }

    /** The report, or null if the bytes are not one JSON object. */
    private static @Nullable Payload parse(byte[] json) {
        try {
            return JSON.readTree(json) instanceof ObjectNode object ? new Payload(object) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Reads a report on that says what it is about. */
    interface Reader {
        WebhookReading read(String about, Payload payload);
    }

    /**
     * Reads a report on with {@code reader}, if it is one.
     *
     * @param field the field that says what the report is about
     */
    static WebhookReading read(byte[] json, String field, Reader reader) {
        Payload payload = parse(json);
        if (payload == null) {
            return new WebhookReading.Rejected(DeadLetterReason.MALFORMED_JSON, null);
        }
        String about = payload.text(field);
        return about == null
                ? new WebhookReading.Rejected(DeadLetterReason.MISSING_FIELD, field)
                : reader.read(about, payload);
    }

    /** The text or whole number at a path of names, as text; null if it is absent, empty, too long or something else. */
    @Nullable
    String text(String... path) {
        JsonNode value = root;
        for (String name : path) {
            value = value.path(name);
        }
        if (!value.isTextual() && !value.isIntegralNumber()) {
            return null;
        }
        taken.add(String.join(".", path));
        String text = value.asText().strip();
        return text.isEmpty() || text.length() > TEXT_LENGTH_MAX ? null : text;
    }

    /** Whether the value at a path is true, or spelt {@code 1} or {@code true}. */
    boolean flag(String... path) {
        JsonNode value = root;
        for (String name : path) {
            value = value.path(name);
        }
        if (value.isBoolean()) {
            taken.add(String.join(".", path));
            return value.booleanValue();
        }
        String text = text(path);
        return "1".equals(text) || "true".equals(text);
    }

    /** How many values there are that nobody asked for. */
    int dropped() {
        return count(root) - taken.size();
    }

    private static int count(JsonNode node) {
        if (!node.isContainerNode()) {
            return 1;
        }
        int count = 0;
        for (JsonNode child : node) {
            count += count(child);
        }
        return count;
    }
}
