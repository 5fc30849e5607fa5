// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.javalin.http.Context;

/** What was typed into the fields of a form. */
final class Typed {
    private Typed() {}

    /** Without blanks around it; empty if there is none. */
    static String of(Context ctx, String field) {
        String value = ctx.formParam(field);
        return value == null ? "" : value.replace("\r\n", "\n").strip();
    }

    /** The version that the reader saw. */
    static int version(Context ctx) {
        try {
            return Integer.parseInt(of(ctx, "version"));
        } catch (NumberFormatException e) {
            throw new Refusal(Reason.BAD_REQUEST);
        }
    }
}
