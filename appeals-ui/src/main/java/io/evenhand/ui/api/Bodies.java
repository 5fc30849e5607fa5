// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.ui.session.Refusal;
import io.javalin.http.Context;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What programs send: a JSON object with exactly the fields of a record, and all that are not optional. */
final class Bodies {
    private Bodies() {}

    /** The body, or a bad request. */
    static <T extends Record> T read(Context ctx, Class<T> type) {
        return read(ctx.bodyAsBytes(), type);
    }

    /** The same for a body that was read already. */
    static <T extends Record> T read(byte[] json, Class<T> type) {
        try {
            T body = ContractJson.read(json, type);
            requireWhole(body);
            return body;
        } catch (MalformedJsonException e) {
            throw new Refusal(Refusal.Reason.BAD_REQUEST);
        }
    }

    private static void requireWhole(@Nullable Object value) {
        if (value == null) {
            throw new Refusal(Refusal.Reason.BAD_REQUEST);
        }
        if (value instanceof Collection<?> many) {
            many.forEach(Bodies::requireWhole);
        } else if (value instanceof Record body) {
            for (RecordComponent component : body.getClass().getRecordComponents()) {
                Object field = field(body, component);
                if (field != null || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    requireWhole(field);
                }
            }
        }
    }

    private static @Nullable Object field(Record body, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(body);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
