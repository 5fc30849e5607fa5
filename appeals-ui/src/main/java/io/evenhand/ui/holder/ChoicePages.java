// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import io.evenhand.enforcement.privacy.Consents;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.ChoicesView;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import java.time.Instant;

/**
 * Whether the use of these pages may be counted: off until somebody says yes, with two equal buttons, and nobody is asked
 * anywhere else.
 */
public final class ChoicePages {
    /** Changes whenever the words of the page change their meaning; kept as a proof of what was agreed to. */
    private static final String SCREEN = "choices-1";

    private final Reception reception;
    private final Consents consents;

    public ChoicePages(Reception reception, Consents consents) {
        this.reception = reception;
        this.consents = consents;
    }

    public void show(Context ctx) {
        Stay stay = reception.look(ctx, Room.CHOICES);
        Pages.show(
                ctx,
                Pages.TEMPLATES.holderChoices(
                        view(stay, consents.pageUse(stay.account()), ctx.queryParam("saved") != null)));
    }

    public void choose(Context ctx) {
        Stay stay = reception.stay(ctx, Room.CHOICES);
        String answer = Typed.of(ctx, "count");
        reception.requireProof(ctx);
        if (!answer.equals("yes") && !answer.equals("no")) {
            throw new Refusal(Reason.BAD_REQUEST);
        }
        consents.sayPageUse(
                stay.account(), answer.equals("yes"), SCREEN, stay.language().code());
        Pages.seeOther(ctx, Room.CHOICES.path() + "?saved=1");
    }

    static ChoicesView view(Stay stay, Consents.Said said, boolean saved) {
        Instant at = said.at();
        String now = at == null
                ? stay.say("me.choices.never")
                : stay.say(said.agreed() ? "me.choices.yes_since" : "me.choices.no_since", "day", stay.day(at));
        return new ChoicesView(stay.frame(), now, saved ? stay.say("me.choices.saved") : null);
    }
}
