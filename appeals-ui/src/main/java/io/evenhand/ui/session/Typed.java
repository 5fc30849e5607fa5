// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.ui.session.Refusal.Reason;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** What was typed or chosen in the fields of a form. */
public final class Typed {
    private Typed() {}

    /** Without blanks around it; empty if there is none. */
    public static String of(Context ctx, String field) {
        String value = ctx.formParam(field);
        return value == null ? "" : value.replace("\r\n", "\n").strip();
    }

    /** The version that the reader saw. */
    public static int version(Context ctx) {
        try {
            return Integer.parseInt(of(ctx, "version"));
        } catch (NumberFormatException e) {
            throw new Refusal(Reason.BAD_REQUEST);
        }
    }

    /** The constant of exactly that name, or null if there is none: nothing was chosen, or nothing that the page offers. */
    public static <E extends Enum<E>> @Nullable E choice(Class<E> type, @Nullable String name) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }
}
