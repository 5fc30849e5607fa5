// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Forms of people who are not signed in: gives their pages the proof and checks it when the form comes back. */
public final class Forms {
    private final FormProof proof;
    private final Cookies cookies;

    public Forms(FormProof proof, boolean secure) {
        this.proof = proof;
        this.cookies = new Cookies(secure);
    }

    /** The proof for a form that will be sent to {@code path}; gives the browser a cookie if it has none. */
    public String proofFor(Context ctx, String path) {
        String cookie = cookie(ctx);
        if (cookie == null) {
            cookie = Tokens.random();
            cookies.set(ctx, Cookies.FORM, cookie);
        }
        return proof.of(cookie + stay(ctx, path), path);
    }

    /** Whether the form came from a page that we gave to this browser for this address. */
    public boolean accepts(Context ctx) {
        String cookie = cookie(ctx);
        return cookie != null && proof.accepts(cookie + stay(ctx, ctx.path()), ctx.path(), ctx.formParam("csrf"));
    }

    /** On an account holder's own pages a proof is good for one stay, and worth nothing after it. */
    private static String stay(Context ctx, String path) {
        String token = path.startsWith("/me/") ? ctx.cookie(Cookies.HOLDER) : null;
        return token == null ? "" : " " + token;
    }

    private static @Nullable String cookie(Context ctx) {
        String cookie = ctx.cookie(Cookies.FORM);
        return cookie == null || cookie.length() < 40 ? null : cookie;
    }
}
