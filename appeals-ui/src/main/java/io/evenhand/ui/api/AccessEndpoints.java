// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.privacy.Erasure;
import io.evenhand.enforcement.privacy.Receipt;
import io.evenhand.ui.session.Ids;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;

/** For the data protection officer: who looked at what, what is being erased, and what holds it back. */
public final class AccessEndpoints {
    private final AccessLog access;
    private final Erasure erasure;

    public AccessEndpoints(AccessLog access, Erasure erasure) {
        this.access = access;
        this.erasure = erasure;
    }

    public void looks(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, Role::seesAccess);
        Answers.json(ctx, new Looks(access.byName(Bodies.read(ctx, About.class).account(), member)));
    }

    public void erasures(Context ctx) {
        StaffRoom.person(ctx, Role::seesAccess);
        Answers.json(ctx, new Erasures(erasure.underWay()));
    }

    public void erase(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, Role::seesAccess);
        Answers.json(ctx, erasure.ask(Bodies.read(ctx, About.class).account(), member.name()));
    }

    public void hold(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, StaffRoom.DESK_OR_DPO);
        Hold body = Bodies.read(ctx, Hold.class);
        long id = StaffRoom.fit(() -> erasure.hold(body.account(), body.reason(), body.until(), member));
        Answers.json(ctx, new Held(id));
    }

    public void release(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, StaffRoom.DESK_OR_DPO);
        long hold = Ids.number(ctx.pathParam("hold"));
        if (!erasure.isHold(hold)) {
            StaffRoom.there(null);
        }
        StaffRoom.done(ctx, () -> erasure.release(hold, member));
    }

    /** Whom it is about. */
    record About(AccountId account) {}

    /** Why something may not be erased yet. */
    record Hold(AccountId account, String reason, Instant until) {}

    /** The hold's number. */
    record Held(long hold) {}

    /** All looks. */
    record Looks(List<AccessLog.Look> looks) {}

    /** All erasures that are not done. */
    record Erasures(List<Receipt> erasures) {}
}
