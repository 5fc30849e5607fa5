// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.ui.session.Refusal.Reason;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was typed or chosen in the fields of a form. */
public final class Typed {
    /** Of the years that people write, and that the ledger takes. */
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

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

    /** A day as {@code 2026-02-20}, or null if it is none. */
    public static @Nullable LocalDate day(@Nullable String typed) {
        try {
            return typed != null && DAY.matcher(typed).matches() ? LocalDate.parse(typed) : null;
        } catch (DateTimeParseException e) {
            return null;
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
