// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.enforcement.allowlist.Allowlist;
import io.evenhand.enforcement.allowlist.Exemptions;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AllowRow;
import io.evenhand.enforcement.ledger.ExemptionRow;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.ui.api.AccessEndpoints.About;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries that keep single signals from counting: one person proposes, another agrees, a third answers appeals. */
public final class ExemptionEndpoints {
    private final Exemptions exemptions;
    private final Allowlist allowlist;
    private final AccessLog access;

    public ExemptionEndpoints(Exemptions exemptions, Allowlist allowlist, AccessLog access) {
        this.allowlist = allowlist;
        this.exemptions = exemptions;
        this.access = access;
    }

    public void of(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, StaffRoom.DESK_OR_DPO);
        AccountId account = Bodies.read(ctx, About.class).account();
        access.viewed(account, member, AccessLog.What.ACCOUNT_FILE, "entries of the allowlist");
        Answers.json(ctx, new Entries(exemptions.of(account), effects(account)));
    }

    public void propose(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, Role::decidesCases);
        Proposal body = Bodies.read(ctx, Proposal.class);
        Answers.json(
                ctx,
                StaffRoom.fit(() -> exemptions.propose(
                        body.account(), body.server(), body.signals(), body.reason(), body.until(), member)));
    }

    public void approve(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, Role::decidesCases);
        ExemptionRow row = named(ctx);
        if (row.proposedBy().equals(member.name())) {
            throw new Refusal(Refusal.Reason.TOOK_PART);
        }
        StaffRoom.done(ctx, () -> exemptions.approve(row.id(), member));
    }

    public void withdraw(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, Role::decidesCases);
        Reason body = Bodies.read(ctx, Reason.class);
        ExemptionRow row = named(ctx);
        StaffRoom.done(ctx, () -> exemptions.withdraw(row.id(), body.reason(), member));
    }

    /** Answers an appeal against a withdrawal. */
    public void answer(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, Role::decidesCases);
        Answer body = Bodies.read(ctx, Answer.class);
        ExemptionRow row = named(ctx);
        if (row.tookPart(member.name())) {
            throw new Refusal(Refusal.Reason.TOOK_PART);
        }
        StaffRoom.done(ctx, () -> exemptions.answer(row.id(), body.overturned(), body.reasons(), member));
    }

    /** Answers an appeal against the withdrawal of an allow entry. */
    public void answerVouched(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, Role::decidesCases);
        Answer body = Bodies.read(ctx, Answer.class);
        AllowRow row = StaffRoom.there(allowlist.find(Ids.number(ctx.pathParam("entry"))));
        if (row.tookPart(member.name())) {
            throw new Refusal(Refusal.Reason.TOOK_PART);
        }
        StaffRoom.done(ctx, () -> allowlist.answer(row.id(), body.overturned(), body.reasons(), member));
    }

    private ExemptionRow named(Context ctx) {
        return StaffRoom.there(exemptions.find(Ids.number(ctx.pathParam("entry"))));
    }

    private List<String> effects(AccountId account) {
        return exemptions.effects(account).stream()
                .map(Exemptions.Effect::sentence)
                .toList();
    }

    /** All entries of an account, and what they stopped from counting. */
    record Entries(List<ExemptionRow> entries, List<String> effects) {}

    /** An entry that somebody wants. */
    record Proposal(AccountId account, @Nullable ServerId server, List<String> signals, String reason, Instant until) {}

    /** Why. */
    record Reason(String reason) {}

    /** The answer to an appeal. */
    record Answer(boolean overturned, String reasons) {}
}
