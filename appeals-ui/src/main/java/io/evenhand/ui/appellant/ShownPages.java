// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.enforcement.privacy.PersonDoor;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;

/**
 * The address that a denial shows: it goes through many hands on its way to the account holder, so it opens the notice only
 * for whoever has the code from the known e-mail address, and by itself where no address is known.
 */
public final class ShownPages {
    private static final int TOKEN_AT = "/n/".length();

    private final PersonDoor door;
    private final Proofs proofs;

    public ShownPages(PersonDoor door, Proofs proofs) {
        this.door = door;
        this.proofs = proofs;
    }

    /** Leads to the notice, or asks for the code; leaves every other address alone. */
    public void before(Context ctx) {
        String path = ctx.path();
        int end = path.indexOf('/', TOKEN_AT);
        String token = path.substring(TOKEN_AT, end < 0 ? path.length() : end);
        PersonDoor.Shown shown = door.shown(token);
        if (shown == null) {
            return;
        }
        if (shown.guarded() && path.endsWith(".json")) {
            throw new Refusal(Reason.CODE_NEEDED);
        }
        ctx.skipRemainingHandlers();
        if (!shown.guarded() || proofs.passes(ctx, shown.account(), Proofs.Use.NOTICE)) {
            String there = "/n/" + shown.token() + (end < 0 ? "" : path.substring(end));
            if (shown.guarded()) {
                Pages.seeOther(ctx, there);
            } else {
                ctx.status(307).header("Location", there);
            }
        }
    }
}
