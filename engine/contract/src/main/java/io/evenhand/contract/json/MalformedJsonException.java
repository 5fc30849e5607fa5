// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says which record was expected, and nothing of what was found: that may be somebody's data. */
public final class MalformedJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(Class<?> expected, @Nullable Exception cause) {
        super("not a well-formed " + expected.getSimpleName() + (cause == null ? "" : where(cause)));
    }

    private static String where(Exception cause) {
        if (cause instanceof com.fasterxml.jackson.databind.JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            StringBuilder path = new StringBuilder(" at ");
            for (var step : mapping.getPath()) {
                path.append('/').append(step.getFieldName() == null ? step.getIndex() : "*");
            }
            return path.toString();
        }
        return "";
    }
}
