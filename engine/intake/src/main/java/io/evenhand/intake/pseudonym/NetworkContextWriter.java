// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.pseudonym;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.evenhand.contract.json.Timestamps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Turns a network context into its line: {@code {"account","netId","at","asn"?,"country"?,"name"?,"category"?}}. */
public final class NetworkContextWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private NetworkContextWriter() {}

    /** The context's line as UTF-8, without a line's end. */
    public static byte[] bytes(NetworkContext context) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("account", context.account().value());
            out.writeStringField("netId", context.netId().value());
            out.writeStringField("at", Timestamps.format(context.at()));
            if (context.asn() != null) {
                out.writeNumberField("asn", context.asn());
            }
            if (context.country() != null) {
                out.writeStringField("country", context.country());
            }
            if (context.name() != null) {
                out.writeStringField("name", context.name());
            }
            if (context.category() != null) {
                out.writeStringField("category", context.category());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
