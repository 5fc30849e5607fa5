// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.rulebook.Move;
import io.evenhand.enforcement.rulebook.Versions.Version;
import io.evenhand.enforcement.trial.Backtests;
import io.evenhand.enforcement.trial.DryRun;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.VersionView;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of one version of the rules, and the reports about it. */
public final class VersionPages {
    private final Guard guard;
    private final RuleDesks desks;
    private final AccessLog access;

    public VersionPages(Guard guard, RuleDesks desks, AccessLog access) {
        this.guard = guard;
        this.desks = desks;
        this.access = access;
    }

    public void show(Context ctx) {
        answer(ctx, 200, null, null);
    }

    public void act(Context ctx) {
        RuleAct act = RuleAct.find(ctx.formParam("act"));
        if (act == null) {
            throw new Refusal(Reason.BAD_REQUEST);
        }
        String typed = typed(ctx, act);
        String hash = version(ctx).row().hash();
        Move move = perform(ctx, act, hash, guard.member(ctx), typed);
        if (move instanceof Move.Refused refused) {
            int status = refused.why() == Move.Why.ROLE ? 403 : 422;
            answer(ctx, status, refused, act);
        } else {
            Pages.seeOther(ctx, RuleWords.href(hash));
        }
    }

    private static String typed(Context ctx, RuleAct act) {
        String field = act.field();
        return field == null ? "" : Typed.of(ctx, field);
    }

    private Move perform(Context ctx, RuleAct act, String hash, StaffMember member, String typed) {
        return switch (act) {
            case TEST -> test(hash, member);
            case APPROVE -> desks.rulesets().approve(member, hash, Ids.number(Typed.of(ctx, "report")), typed);
            case WAIVE -> desks.rulesets().waive(member, hash, typed);
            case ROLL_BACK -> desks.rulesets().rollBack(member, hash, typed);
            case SHADOW -> desks.rulesets().shadow(member, hash);
            case STAGE -> desks.rulesets().stage(member, hash, percent(typed));
            case ACTIVATE -> desks.rulesets().activate(member, hash);
            case STOP -> desks.rulesets().stop(member, hash);
        };
    }

    private Move test(String hash, StaffMember member) {
        if (!member.role().authorsRules() && !member.role().approvesRules()) {
            return new Move.Refused(Move.Why.ROLE, List.of());
        }
        return desks.backtests().start(member.name(), hash, Backtests.PERIOD)
                ? new Move.Done(hash)
                : new Move.Refused(Move.Why.STATE, List.of());
    }

    /** What changes from another version to this one. */
    public void changes(Context ctx) {
        Version after = version(ctx);
        Version before = desks.version(ctx.pathParam("other"));
        VersionWords words = words(ctx);
        PageView page = guard.page(ctx, words.rules().say("rule.changes.title"), PageView.Place.RULES);
        Pages.show(
                ctx,
                Pages.TEMPLATES.whatifChanges(
                        page,
                        words.link(before),
                        words.link(after),
                        desks.versions().differences(before, after)));
    }

    public void report(Context ctx) {
        Backtests.Report report = desks.backtests().report(Ids.number(ctx.pathParam("report")));
        if (report == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        RuleWords words = new RuleWords(guard.words(ctx));
        PageView page = guard.page(ctx, words.say("rule.report.title"), PageView.Place.RULES);
        Pages.show(ctx, Pages.TEMPLATES.whatifReport(ReportWords.of(words).view(page, report)));
    }

    private VersionWords words(Context ctx) {
        return VersionWords.of(new RuleWords(guard.words(ctx)));
    }

    private void answer(Context ctx, int status, Move.@Nullable Refused refused, @Nullable RuleAct failed) {
        Version version = version(ctx);
        String hash = version.row().hash();
        VersionWords words = words(ctx);
        RuleWords rules = words.rules();
        List<Backtests.Report> reports = desks.backtests().reports(hash);
        String account = ctx.queryParam("account");
        String title = rules.say("rule.version.title", "version", RuleWords.name(hash));
        VersionView view = new VersionView(
                guard.page(ctx, title, PageView.Place.RULES),
                RuleWords.hex(hash),
                refused == null ? null : rules.refused(refused.why()),
                refused == null
                        ? List.of()
                        : refused.findings().stream()
                                .map(ProofWords.in(rules.words())::of)
                                .toList(),
                words.facts(
                        version,
                        desks.versions().proofs(hash),
                        desks.versions().cases(hash),
                        desks.versions().waivers(hash)),
                words.cards(desks.versions().ready(hash)),
                version.row().body(),
                words.history(version),
                words.reports(reports),
                words.diffs(version, desks.versions().all()),
                words.testing(desks.backtests().state(), hash),
                words.shadow(desks.shadows().of(hash)),
                reports.isEmpty() ? null : reports.get(0).id(),
                RuleAct.of(version, guard.member(ctx), !reports.isEmpty()).stream()
                        .map(act -> act.view(rules, act == failed ? typed(ctx, act) : ""))
                        .toList(),
                account == null ? "" : account,
                account == null ? null : words.dryRun(dryRun(account, hash, guard.member(ctx))));
        Pages.show(ctx, status, Pages.TEMPLATES.whatifVersion(view));
    }

    /** What is found says much about the account, so it is a look at that account. */
    private List<DryRun.Line> dryRun(String name, String hash, StaffMember reader) {
        if (!reader.role().triesRules()) {
            throw new Refusal(Reason.FORBIDDEN);
        }
        AccountId account;
        try {
            account = new AccountId(name.strip());
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        access.viewed(account, reader, AccessLog.What.ACCOUNT_FILE, "trying rules on the account");
        return desks.dryRun().of(account, hash);
    }

    private Version version(Context ctx) {
        return desks.version(ctx.pathParam("version"));
    }

    private static int percent(String typed) {
        try {
            return Integer.parseInt(typed);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
