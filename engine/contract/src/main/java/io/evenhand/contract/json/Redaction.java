// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line made fit to be kept: names of known fields, and their values where those are well-formed; everything else only
 * as a description of its shape, such as {@code <string of 12>}. Addresses are never kept.
 *
 * <p>A line that stops being JSON somewhere is kept up to there. Names of unknown fields are not kept either: a producer
 * that confuses names and values must not be able to write values into our logs.
 */
final class Redaction {
    private static final int LENGTH_MAX = 512;

    private Redaction() {}

    static String of(byte[] line) {
        StringBuilder out = new StringBuilder();
        try (JsonParser in = EventReader.JSON.createParser(line)) {
            if (in.nextToken() == JsonToken.START_OBJECT) {
                fields(in, out.append('{'));
                out.append('}');
            } else {
                out.append("<no object>");
            }
        } catch (IOException | IllegalArgumentException e) {
            out.append(String.format(Locale.ROOT, "<no JSON; %d bytes in all>", line.length));
        }
        return cut(out.toString());
    }

    private static void fields(JsonParser in, StringBuilder out) throws IOException {
        String separator = "";
        while (out.length() < LENGTH_MAX && in.nextToken() == JsonToken.FIELD_NAME) {
            Field field = Field.find(in.currentName());
            boolean net = in.currentName().equals(Field.NET);
            JsonToken value = in.nextToken();
            out.append(separator).append('"').append(name(field, net)).append("\":");
            out.append(field == null ? shape(in, value) : scalar(in, field, value));
            in.skipChildren();
            separator = ",";
        }
    }

    private static String name(@Nullable Field field, boolean net) {
        if (field != null) {
            return field.wire();
        }
        return net ? Field.NET : "<unknown>";
    }

    private static String scalar(JsonParser in, Field field, JsonToken value) throws IOException {
        try {
            return switch (value) {
                case VALUE_STRING -> {
                    String text = in.getText();
                    field.read(text);
                    yield isWord(field, text) ? '"' + text + '"' : shape(in, value);
                }
                case VALUE_NUMBER_INT -> {
                    field.read(in.getIntValue());
                    yield in.getText();
                }
                case VALUE_TRUE, VALUE_FALSE -> {
                    field.read(in.getBooleanValue());
                    yield in.getText();
                }
                default -> shape(in, value);
            };
        } catch (IllegalArgumentException | IOException e) {
            return shape(in, value);
        }
    }

    /** Fields that take any string here, such as the type, are kept only if they look like a word of ours. */
    private static boolean isWord(Field field, String text) {
        boolean open = field == Field.TYPE || field == Field.KIND || field == Field.BY;
        return !open || text.matches("[a-z]{1,16}(\\.[a-z]{1,16})?");
    }

    private static String shape(JsonParser in, JsonToken value) throws IOException {
        return switch (value) {
            case VALUE_STRING -> "<string of " + in.getTextLength() + ">";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "<number>";
            case VALUE_TRUE, VALUE_FALSE -> "<boolean>";
            case VALUE_NULL -> "null";
            case START_OBJECT -> "<object>";
            case START_ARRAY -> "<array>";
            default -> "<nothing>";
        };
    }

    private static String cut(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LENGTH_MAX ? text : new String(bytes, 0, LENGTH_MAX, StandardCharsets.US_ASCII);
    }
}
