// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.enforcement.notice.Notices;
import io.evenhand.enforcement.notice.ServedNotice;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.javalin.http.Context;

/** The door behind a notice's link: no password, no account, nothing but the link. */
public final class Visits {
    private final Notices notices;
    private final Languages languages;

    public Visits(Notices notices, Languages languages) {
        this.notices = notices;
        this.languages = languages;
    }

    /** The visit that a request belongs to; an exception if its link is not valid. */
    Visit open(Context ctx) {
        String token = ctx.pathParam("token");
        ServedNotice notice = notices.served(token);
        if (notice == null) {
            throw new Refusal(Reason.LINK_UNKNOWN);
        }
        return new Visit(notice, token, languages.of(ctx), ctx.path());
    }

    /** What was typed into a field, as it was typed; empty if there was nothing. */
    static String typed(Context ctx, String field) {
        String value = ctx.formParam(field);
        return value == null ? "" : value.replace("\r\n", "\n");
    }
}
