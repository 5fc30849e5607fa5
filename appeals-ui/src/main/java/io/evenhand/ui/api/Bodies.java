// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.ui.session.Refusal;
import io.javalin.http.Context;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** What programs send: a JSON object with exactly the fields of a record, and all that are not optional. */
final class Bodies {
    private Bodies() {}

    /** The body, or a bad request. */
    static <T extends Record> T read(Context ctx, Class<T> type) {
        try {
            T body = ContractJson.read(ctx.bodyAsBytes(), type);
            requireWhole(body, type);
            return body;
        } catch (MalformedJsonException e) {
            throw new Refusal(Refusal.Reason.BAD_REQUEST);
        }
    }

    /** The number in the address; there is nothing at anything else. */
    static long number(Context ctx, String name) {
        String value = ctx.pathParam(name);
        if (!value.matches("[0-9]{1,18}")) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        return Long.parseLong(value);
    }

    private static void requireWhole(Record body, Class<?> type) {
        try {
            for (RecordComponent component : type.getRecordComponents()) {
                var read = component.getAccessor();
                read.setAccessible(true);
                if (read.invoke(body) == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    throw new Refusal(Refusal.Reason.BAD_REQUEST);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
