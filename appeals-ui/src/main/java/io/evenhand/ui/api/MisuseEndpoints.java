// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.MisuseRow;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.register.Misuse;
import io.evenhand.ui.api.AccessEndpoints.About;
import io.evenhand.ui.session.Ids;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;

/** The register of misuse: first a warning, later perhaps a pause that ends. */
public final class MisuseEndpoints {
    private final Misuse misuse;
    private final AccessLog access;

    public MisuseEndpoints(Misuse misuse, AccessLog access) {
        this.misuse = misuse;
        this.access = access;
    }

    public void of(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, StaffRoom.DESK_OR_DPO);
        AccountId account = Bodies.read(ctx, About.class).account();
        access.viewed(account, member, AccessLog.What.ACCOUNT_FILE, "register of misuse");
        Answers.json(ctx, new Lines(misuse.of(account)));
    }

    public void warn(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, Role::decidesCases);
        Warning body = Bodies.read(ctx, Warning.class);
        long line = StaffRoom.fit(() -> misuse.warn(body.account(), body.kind(), body.reasons(), member));
        Answers.json(ctx, new Warned(line));
    }

    public void pause(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, Role::decidesCases);
        Pause body = Bodies.read(ctx, Pause.class);
        MisuseRow row = StaffRoom.there(misuse.find(Ids.number(ctx.pathParam("line"))));
        StaffRoom.done(ctx, () -> misuse.pause(row.id(), body.until(), body.why(), member));
    }

    /** The account's lines. */
    record Lines(List<MisuseRow> lines) {}

    /** A warning. */
    record Warning(AccountId account, Misuse.Kind kind, String reasons) {}

    /** The line's number. */
    record Warned(long line) {}

    /** A pause. */
    record Pause(Instant until, String why) {}
}
