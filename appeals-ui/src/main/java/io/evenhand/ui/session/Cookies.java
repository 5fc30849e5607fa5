// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;

/**
 * The cookies there are; scripts cannot read them, and other sites cannot make a browser send them. One is different: whoever
 * comes back from the provider where they signed in comes from another site, so that one is sent with that step, and nowhere
 * else and for no longer.
 */
final class Cookies {
    static final String SESSION = "evenhand_session";
    static final String HOLDER = "evenhand_holder";
    static final String FORM = "evenhand_form";
    static final String JOURNEY = "evenhand_journey";
    static final String LANGUAGE = "evenhand_language";

    /** The value of Max-Age that keeps a cookie until the browser is closed. */
    private static final int UNTIL_CLOSED = -1;

    private final boolean secure;

    /** @param secure whether browsers may send them over TLS only, because the public address is https */
    Cookies(boolean secure) {
        this.secure = secure;
    }

    void set(Context ctx, String name, String value) {
        write(ctx, name, value, UNTIL_CLOSED);
    }

    /** A cookie that comes back from another site with a link, to one path, for a few minutes. */
    void setForJourney(Context ctx, String value, String path, Duration life) {
        ctx.cookie(new Cookie(JOURNEY, value, path, (int) life.toSeconds(), secure, true, null, SameSite.LAX));
    }

    void clear(Context ctx, String name) {
        write(ctx, name, "", 0);
    }

    private void write(Context ctx, String name, String value, int maxAge) {
        ctx.cookie(new Cookie(name, value, "/", maxAge, secure, true, null, SameSite.STRICT));
    }
}
