// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.RightsRow;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.privacy.RightsDesk;
import io.evenhand.ui.api.AccessEndpoints.About;
import io.evenhand.ui.session.Ids;
import io.javalin.http.Context;
import java.util.List;

/** Objections and restrictions, for who answers them. */
public final class RightsEndpoints {
    private final RightsDesk desk;
    private final AccessLog access;

    public RightsEndpoints(RightsDesk desk, AccessLog access) {
        this.desk = desk;
        this.access = access;
    }

    public void open(Context ctx) {
        StaffRoom.person(ctx, StaffRoom.DESK_OR_DPO);
        Answers.json(ctx, new Requests(desk.open()));
    }

    public void of(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, StaffRoom.DESK_OR_DPO);
        About body = Bodies.read(ctx, About.class);
        access.viewed(body.account(), member, AccessLog.What.ACCOUNT_FILE, "requests about data");
        Answers.json(ctx, new Requests(desk.of(body.account())));
    }

    public void answer(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, StaffRoom.DESK_OR_DPO);
        Answer body = Bodies.read(ctx, Answer.class);
        RightsRow row = StaffRoom.there(desk.find(Ids.number(ctx.pathParam("request"))));
        StaffRoom.done(ctx, () -> desk.decide(row.id(), body.outcome(), body.reasons(), member));
    }

    /** Requests, the one that is due first in front. */
    record Requests(List<RightsRow> requests) {}

    /** The answer with its reasons. */
    record Answer(RightsDesk.Outcome outcome, String reasons) {}
}
