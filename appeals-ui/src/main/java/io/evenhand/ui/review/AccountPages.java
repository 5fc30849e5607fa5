// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.allowlist.Allowlist;
import io.evenhand.enforcement.allowlist.MigrationHolds;
import io.evenhand.enforcement.cases.AccountFile;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.CaseRoom;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AllowRow;
import io.evenhand.enforcement.ledger.MigrationHoldRow;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** The page of one account, and the allowlist entry a person may give it. */
public final class AccountPages {
    private final Guard guard;
    private final AccessLog access;
    private final CaseDesk desk;
    private final CaseRoom room;
    private final Allowlist allowlist;
    private final MigrationHolds holds;
    private final Clock clock;

    public AccountPages(
            Guard guard,
            CaseDesk desk,
            CaseRoom room,
            Allowlist allowlist,
            MigrationHolds holds,
            Clock clock,
            AccessLog access) {
        this.access = access;
        this.guard = guard;
        this.desk = desk;
        this.room = room;
        this.allowlist = allowlist;
        this.holds = holds;
        this.clock = clock;
    }

    /** Goes to the account whose exact name was typed. */
    public void open(Context ctx) {
        Pages.seeOther(ctx, path(Ids.accountId(Typed.of(ctx, "account").strip())));
    }

    public void show(Context ctx) {
        AccountId account = account(ctx);
        access.viewed(account, guard.member(ctx), AccessLog.What.ACCOUNT_FILE, "looking at the account");
        answer(ctx, 200, AccountForms.blank(guard.words(ctx)));
    }

    /** Vouches for an account for a while. */
    public void allow(Context ctx) {
        AccountId account = account(ctx);
        StaffMember member = decider(ctx);
        String reason = Typed.of(ctx, "reason");
        AllowLength length = AllowLength.find(ctx.formParam("length"));
        AllowRow.Scope scope =
                "new".equals(ctx.formParam("scope")) ? AllowRow.Scope.NEW_MEASURES : AllowRow.Scope.ALL_MEASURES;
        boolean tooShort = reason.length() < CaseDesk.REASON_LENGTH_MIN;
        if (length == null || tooShort) {
            answer(ctx, 422, AccountForms.blank(guard.words(ctx)).vouching(scope, length, reason, tooShort));
            return;
        }
        allowlist.propose(account, scope, end(length.period()), reason, member);
        Pages.seeOther(ctx, path(account));
    }

    /** Agrees with an entry that somebody else proposed, or withdraws one with reasons. */
    public void entry(Context ctx) {
        AccountId account = account(ctx);
        StaffMember member = decider(ctx);
        AllowRow row = allowlist.find(Ids.number(ctx.pathParam("entry")));
        if (row == null || !row.account().equals(account)) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        boolean agrees = "agree".equals(ctx.formParam("act"));
        if (agrees && row.tookPart(member.name())) {
            throw new Refusal(Reason.TOOK_PART);
        }
        String reason = Typed.of(ctx, "reason");
        if (!agrees && reason.length() < Allowlist.REASON_LENGTH_MIN) {
            answer(ctx, 422, AccountForms.blank(guard.words(ctx)).withdrawing(reason));
            return;
        }
        boolean done = agrees ? allowlist.approve(row.id(), member) : allowlist.withdraw(row.id(), reason, member);
        if (!done) {
            throw new Refusal(Reason.CONFLICT);
        }
        Pages.seeOther(ctx, path(account));
    }

    /** Holds an account whose server moves; the form that ends a hold early asks for no reason. */
    public void hold(Context ctx) {
        AccountId account = account(ctx);
        StaffMember member = decider(ctx);
        if (ctx.formParam("reason") == null) {
            MigrationHoldRow active = holds.active(account);
            if (active != null) {
                holds.end(active.id(), member);
            }
            Pages.seeOther(ctx, path(account));
            return;
        }
        if (holds.active(account) != null) {
            throw new Refusal(Reason.CONFLICT); // a form from before somebody else placed one
        }
        String reason = Typed.of(ctx, "reason");
        try {
            holds.place(account, clock.instant().plus(MigrationHolds.LENGTH_MAX), reason, member);
            Pages.seeOther(ctx, path(account));
        } catch (IllegalArgumentException e) {
            answer(ctx, 422, AccountForms.blank(guard.words(ctx)).holding(reason, String.valueOf(e.getMessage())));
        }
    }

    private Instant end(Period length) {
        return clock.instant().atOffset(ZoneOffset.UTC).plus(length).toInstant();
    }

    private static AccountId account(Context ctx) {
        return Ids.accountId(ctx.pathParam("account"));
    }

    private static String path(AccountId account) {
        return "/desk/accounts/" + account.value();
    }

    private StaffMember decider(Context ctx) {
        StaffMember member = guard.member(ctx);
        if (!member.role().decidesCases()) {
            throw new Refusal(Reason.FORBIDDEN);
        }
        return member;
    }

    private void answer(Context ctx, int status, AccountForms forms) {
        AccountId account = account(ctx);
        AccountFile file = desk.accountFile(account);
        String title = guard.words(ctx).say("work.account.title", "account", account.value());
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.reviewAccount(AccountWords.view(
                        guard.page(ctx, title, Place.DESK),
                        guard.member(ctx),
                        new AccountWords.Known(
                                file,
                                isShown(ctx, file),
                                allowlist.active(account),
                                allowlist.waiting(account),
                                holds.active(account)),
                        forms)));
    }

    /** Points of an account with a live case are shown to who decides cases only after their own view of it. */
    private boolean isShown(Context ctx, AccountFile file) {
        StaffMember reader = guard.member(ctx);
        return !reader.role().readsCases()
                || file.cases().stream()
                        .filter(line -> line.state().isLive())
                        .allMatch(line -> room.hasView(line.id(), reader));
    }
}
