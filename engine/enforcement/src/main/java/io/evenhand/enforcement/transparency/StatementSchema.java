// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.transparency;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The form that the receiving database demands of a statement. */
final class StatementSchema {
    private static final String FILE = "statement.schema.json";

    private final JsonSchema schema;

    StatementSchema() {
        try (InputStream in = StatementSchema.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the schema of statements is missing from the program");
            }
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a statement; empty if nothing is. */
    List<String> faults(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }
}
