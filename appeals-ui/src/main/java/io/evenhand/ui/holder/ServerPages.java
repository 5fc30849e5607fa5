// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import io.evenhand.contract.id.ServerId;
import io.evenhand.enforcement.ownership.Challenge;
import io.evenhand.enforcement.ownership.Method;
import io.evenhand.enforcement.ownership.Ownership;
import io.evenhand.enforcement.ownership.Shown;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import java.time.Clock;

/** Shows that a server is one's own, wherever it stands: by its key, a code typed in at it, its address or its domain. */
public final class ServerPages {
    private final Reception reception;
    private final Ownership ownership;
    private final Clock clock;

    public ServerPages(Reception reception, Ownership ownership, Clock clock) {
        this.reception = reception;
        this.ownership = ownership;
        this.clock = clock;
    }

    public void show(Context ctx) {
        answer(ctx, 200, reception.look(ctx, Room.SERVERS), ServerWords.Asked.nothing());
    }

    /** Starts a challenge, or has us look at one now. */
    public void act(Context ctx) {
        Stay stay = reception.stay(ctx, Room.SERVERS);
        ServerWords.Asked asked = new ServerWords.Asked(
                Typed.of(ctx, "server"), Typed.of(ctx, "target"), Typed.choice(Method.class, ctx.formParam("method")));
        if (!reception.accepts(ctx)) {
            answer(ctx, 403, stay, asked.again());
        } else if ("look".equals(ctx.formParam("act"))) {
            look(ctx, stay);
        } else {
            start(ctx, stay, asked);
        }
    }

    private void look(Context ctx, Stay stay) {
        String challenge = Typed.of(ctx, "challenge");
        if (!stay.account().equals(ownership.of(challenge))) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        Shown shown = ownership.look(challenge);
        answer(ctx, 200, stay, ServerWords.Asked.nothing().looked(shown));
    }

    private void start(Context ctx, Stay stay, ServerWords.Asked asked) {
        ServerWords.Asked checked = asked.checked();
        Method method = checked.method();
        ServerId server = checked.serverId();
        if (method == null || server == null || checked.isWrong()) {
            answer(ctx, 422, stay, checked);
            return;
        }
        try {
            Challenge challenge = ownership.issue(stay.account(), server, method, checked.targetOf(method));
            answer(ctx, 200, stay, ServerWords.Asked.nothing().told(challenge));
        } catch (IllegalArgumentException e) {
            answer(ctx, 422, stay, checked.unfit());
        }
    }

    private void answer(Context ctx, int status, Stay stay, ServerWords.Asked asked) {
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.holderServers(ServerWords.view(
                        stay,
                        ownership.owned(stay.account()),
                        ownership.attempts(stay.account()),
                        asked,
                        clock.instant())));
    }
}
