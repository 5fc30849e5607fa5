// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.privacy.Erasure;
import io.evenhand.enforcement.privacy.Extract;
import io.evenhand.enforcement.privacy.ExtractFiles;
import io.evenhand.enforcement.privacy.Extracts;
import io.evenhand.ui.session.Refusal;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** What the operator does for a person who asked for their data or for its erasure. Accounts are in bodies, never in addresses. */
public final class PrivacyEndpoints {
    private static final String OPERATOR = "operator";

    private final Extracts extracts;
    private final Erasure erasure;

    public PrivacyEndpoints(Extracts extracts, Erasure erasure) {
        this.extracts = extracts;
        this.erasure = erasure;
    }

    /** Everything that is kept about an account, as {@code json}, {@code csv} or {@code sqlite}. */
    public void export(Context ctx) {
        Wanted wanted = Bodies.read(ctx, Wanted.class);
        requireForm(wanted.form());
        send(
                ctx,
                extract(extracts, wanted.account(), OPERATOR, "OPERATOR", "the person asked for their data"),
                wanted.form());
    }

    static void requireForm(@Nullable String form) {
        if (form != null && !form.matches("json|csv|sqlite")) {
            throw new Refusal(Refusal.Reason.BAD_REQUEST);
        }
    }

    /** A part is no extract: without the log there is none. */
    static Extract extract(Extracts extracts, AccountId account, String viewer, String role, String purpose) {
        try {
            return extracts.of(account, viewer, role, purpose);
        } catch (IllegalStateException e) {
            throw new Refusal(Refusal.Reason.UNAVAILABLE);
        }
    }

    /** Sends it in the form wanted, JSON unless said. */
    static void send(Context ctx, Extract extract, @Nullable String form) {
        ctx.header("Cache-Control", "no-store");
        switch (form == null ? "json" : form) {
            case "csv" -> ctx.contentType("application/zip").result(ExtractFiles.csv(extract));
            case "sqlite" -> ctx.contentType("application/vnd.sqlite3").result(ExtractFiles.sqlite(extract));
            default -> ctx.contentType("application/json").result(ExtractFiles.json(extract));
        }
    }

    public void erase(Context ctx) {
        Answers.json(ctx, erasure.ask(Bodies.read(ctx, Wanted.class).account(), OPERATOR));
    }

    public void receipt(Context ctx) {
        try {
            Answers.json(ctx, erasure.receipt(Bodies.read(ctx, Asked.class).receipt()));
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
    }

    /** Whose data, and in which form. */
    record Wanted(AccountId account, @Nullable String form) {}

    /** Which receipt. */
    record Asked(String receipt) {}
}
