// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.allowlist.MigrationHolds;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.MigrationHoldRow;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.ui.session.Ids;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;

/** Holds of accounts whose servers move: placed, read and ended by people who decide cases. */
public final class MigrationHoldEndpoints {
    private final MigrationHolds holds;
    private final AccessLog access;

    public MigrationHoldEndpoints(MigrationHolds holds, AccessLog access) {
        this.holds = holds;
        this.access = access;
    }

    public void place(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, Role::decidesCases);
        Wanted body = Bodies.read(ctx, Wanted.class);
        Answers.json(ctx, StaffRoom.fit(() -> holds.place(body.account(), body.until(), body.reason(), member)));
    }

    public void of(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, StaffRoom.DESK_OR_DPO);
        AccountId account = Bodies.read(ctx, AccessEndpoints.About.class).account();
        access.viewed(account, member, AccessLog.What.ACCOUNT_FILE, "migration holds");
        Answers.json(ctx, new Holds(holds.of(account)));
    }

    public void end(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, Role::decidesCases);
        StaffRoom.done(ctx, () -> holds.end(Ids.number(ctx.pathParam("hold")), member));
    }

    /** Which account, until when, and why. */
    record Wanted(AccountId account, Instant until, String reason) {}

    /** All holds of an account. */
    record Holds(List<MigrationHoldRow> holds) {}
}
