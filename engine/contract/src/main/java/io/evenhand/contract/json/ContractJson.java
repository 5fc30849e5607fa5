// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.SignedManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The one mapper between the contract's records and JSON: strict when reading, canonical when writing (fields in the
 * record's order, no insignificant white space), so that equal records have equal bytes.
 *
 * <p>Events have a reader of their own, {@link EventReader}, because they come from strangers.
 */
public final class ContractJson {
    static final int BODY_LENGTH_MAX = 512 * 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxDocumentLength(BODY_LENGTH_MAX)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .addModule(new ContractModule())
            .build();

    private ContractJson() {}

    /** The canonical bytes of a record of the contract. */
    public static byte[] bytes(Object record) {
        try {
            return MAPPER.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a contract record cannot be written", e);
        }
    }

    /** The canonical text of a record of the contract, one line. */
    public static String text(Object record) {
        return new String(bytes(record), StandardCharsets.UTF_8);
    }

    /**
     * Reads a record of the contract.
     *
     * @throws MalformedJsonException if the bytes are not exactly such a record; the message holds no value
     */
    public static <T> T read(byte[] json, Class<T> type) throws MalformedJsonException {
        try {
            if (type == SignedManifest.class) {
                return type.cast(readSigned(json));
            }
            T record = MAPPER.readValue(json, type);
            if (record == null) {
                throw new MalformedJsonException(type, null);
            }
            return record;
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedJsonException(type, e);
        }
    }

    /** {@link #read(byte[], Class)} of text. */
    public static <T> T read(String json, Class<T> type) throws MalformedJsonException {
        return read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private static SignedManifest readSigned(byte[] json) throws IOException {
        JsonNode node = MAPPER.readTree(json);
        if (!(node instanceof ObjectNode object)) {
            throw new MalformedJsonException(SignedManifest.class, null);
        }
        JsonNode keyId = object.remove("keyId");
        JsonNode signature = object.remove("signature");
        if (keyId == null || signature == null || !keyId.isTextual() || !signature.isTextual()) {
            throw new MalformedJsonException(SignedManifest.class, null);
        }
        return new SignedManifest(MAPPER.treeToValue(object, Manifest.class), keyId.textValue(), signature.textValue());
    }
}
