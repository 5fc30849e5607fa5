// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.enforcement.breaker.BreakerDesk.Released;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.BreakerRow;
import io.evenhand.enforcement.ledger.CasesRow;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.enforcement.ledger.UndoRow;
import io.evenhand.enforcement.ledger.WaiverRow;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.rulebook.Move;
import io.evenhand.enforcement.rulebook.Proof;
import io.evenhand.enforcement.rulebook.Versions;
import io.evenhand.enforcement.trial.Backtests;
import io.evenhand.enforcement.trial.Shadows;
import io.evenhand.enforcement.undo.Undoing;
import io.evenhand.rules.ruleset.Semantics;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.StaffDoor;
import io.evenhand.ui.whatif.RuleDesks;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules for programs: the same acts as on the pages. The operator's token reads and tests; what needs a person needs a
 * person's name and password.
 */
public final class RulesEndpoints {
    private static final int DAYS_MAX = 3_650;

    private final RuleDesks desks;
    private final OperatorEndpoints operator;
    private final StaffRoom room;
    private final AccessLog access;

    public RulesEndpoints(RuleDesks desks, OperatorEndpoints operator, StaffRoom room, AccessLog access) {
        this.desks = desks;
        this.operator = operator;
        this.room = room;
        this.access = access;
    }

    /** Turns away whoever is neither the operator nor a member of staff. */
    public void before(Context ctx) {
        if (StaffDoor.isClaimed(ctx)) {
            room.before(ctx);
        } else {
            operator.before(ctx);
        }
    }

    public void overview(Context ctx) {
        List<VersionLine> versions = new ArrayList<>();
        for (Versions.Version each : desks.versions().all()) {
            versions.add(line(each));
        }
        Answers.json(
                ctx,
                new RulesAnswer(
                        desks.versions().active(),
                        Semantics.VERSION,
                        desks.versions().agreedUnder(),
                        desks.versions().reviewOnly(),
                        versions,
                        desks.breakers().open(),
                        desks.breakers().history(),
                        desks.undo().orders(),
                        desks.backtests().state()));
    }

    public void version(Context ctx) {
        Versions.Version version = named(ctx);
        String hash = version.row().hash();
        Answers.json(
                ctx,
                new VersionAnswer(
                        line(version),
                        version.row().body(),
                        version.terms(),
                        desks.shadows().of(hash),
                        desks.backtests().reports(hash).stream()
                                .map(Backtests.Report::id)
                                .toList(),
                        desks.versions().proofs(hash),
                        desks.versions().cases(hash),
                        desks.versions().waivers(hash)));
    }

    public void propose(Context ctx) {
        Proposal body = Bodies.read(ctx, Proposal.class);
        answer(ctx, desks.rulesets().propose(StaffEntrance.person(ctx), body.text(), body.why()));
    }

    /** Starts a test; how it goes is in the overview's {@code backtest}. */
    public void test(Context ctx) {
        Period body = Bodies.read(ctx, Period.class);
        String hash = named(ctx).row().hash();
        int days = body.days() == null ? (int) Backtests.PERIOD.toDays() : body.days();
        if (days < 1 || days > DAYS_MAX) {
            throw new Refusal(Refusal.Reason.BAD_REQUEST);
        }
        StaffMember member = StaffRoom.member(ctx);
        if (!desks.backtests().start(member == null ? "operator" : member.name(), hash, Duration.ofDays(days))) {
            throw new Refusal(Refusal.Reason.CONFLICT);
        }
        Answers.json(ctx, desks.backtests().state());
    }

    public void progress(Context ctx) {
        Answers.json(ctx, desks.backtests().state());
    }

    public void report(Context ctx) {
        Backtests.Report report = desks.backtests().report(Ids.number(ctx.pathParam("report")));
        if (report == null) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        Answers.json(ctx, report);
    }

    public void approve(Context ctx) {
        Approval body = Bodies.read(ctx, Approval.class);
        String hash = named(ctx).row().hash();
        answer(ctx, desks.rulesets().approve(StaffEntrance.person(ctx), hash, body.report(), body.reason()));
    }

    /** Runs worked cases on a version, here, and keeps the result. */
    public void cases(Context ctx) {
        Cases body = Bodies.read(ctx, Cases.class);
        String hash = named(ctx).row().hash();
        answer(
                ctx,
                desks.cases().run(tester(ctx), hash, body.texts(), body.leftOut() == null ? Map.of() : body.leftOut()));
    }

    /** The operator, or a person who writes or approves rules. */
    private static String tester(Context ctx) {
        StaffMember member = StaffRoom.member(ctx);
        if (member != null && !member.role().authorsRules() && !member.role().approvesRules()) {
            throw new Refusal(Refusal.Reason.FORBIDDEN);
        }
        return member == null ? "operator" : member.name();
    }

    public void waive(Context ctx) {
        Reason body = Bodies.read(ctx, Reason.class);
        answer(
                ctx,
                desks.rulesets()
                        .waive(StaffEntrance.person(ctx), named(ctx).row().hash(), body.reason()));
    }

    public void rollBack(Context ctx) {
        Reason body = Bodies.read(ctx, Reason.class);
        answer(
                ctx,
                desks.rulesets()
                        .rollBack(StaffEntrance.person(ctx), named(ctx).row().hash(), body.reason()));
    }

    public void shadow(Context ctx) {
        answer(
                ctx,
                desks.rulesets()
                        .shadow(StaffEntrance.person(ctx), named(ctx).row().hash()));
    }

    public void stage(Context ctx) {
        Stage body = Bodies.read(ctx, Stage.class);
        answer(
                ctx,
                desks.rulesets()
                        .stage(StaffEntrance.person(ctx), named(ctx).row().hash(), body.percent()));
    }

    public void activate(Context ctx) {
        answer(
                ctx,
                desks.rulesets()
                        .activate(StaffEntrance.person(ctx), named(ctx).row().hash()));
    }

    public void stop(Context ctx) {
        answer(
                ctx,
                desks.rulesets()
                        .stop(StaffEntrance.person(ctx), named(ctx).row().hash()));
    }

    /** A dry run on one account; it is a look at that account. */
    public void tryOn(Context ctx) {
        AccountId account = Ids.accountId(ctx.pathParam("account"));
        String hash = named(ctx).row().hash();
        StaffMember member = StaffRoom.member(ctx);
        if (member == null) {
            access.triedByOperator(hash);
        } else if (member.role().triesRules()) {
            access.viewed(account, member, AccessLog.What.ACCOUNT_FILE, "trying rules on the account");
        } else {
            throw new Refusal(Refusal.Reason.FORBIDDEN);
        }
        Answers.json(ctx, desks.dryRun().of(account, hash));
    }

    /** Reaches every stored verdict again. */
    public void replay(Context ctx) {
        Answers.json(ctx, desks.replay().all());
    }

    public void release(Context ctx) {
        Reason body = Bodies.read(ctx, Reason.class);
        Released released = desks.breakers()
                .release(StaffEntrance.person(ctx), Ids.number(ctx.pathParam("breaker")), body.reason());
        switch (released) {
            case DONE -> Answers.json(ctx, new Done(ctx.pathParam("breaker")));
            case ROLE -> throw new Refusal(Refusal.Reason.FORBIDDEN);
            case NOT_OPEN -> throw new Refusal(Refusal.Reason.CONFLICT);
            case REASON_TOO_SHORT -> Answers.problem(ctx, 422, "the reason is too short", null);
        }
    }

    public void proposeUndo(Context ctx) {
        UndoProposal body = Bodies.read(ctx, UndoProposal.class);
        Versions.Version version = desks.version(body.ruleset());
        answer(
                ctx,
                desks.undo()
                        .propose(
                                StaffEntrance.person(ctx),
                                version.row().hash(),
                                body.rule(),
                                body.since(),
                                body.until(),
                                body.reason()));
    }

    public void approveUndo(Context ctx) {
        answer(ctx, desks.undo().approve(StaffEntrance.person(ctx), Ids.number(ctx.pathParam("undo"))));
    }

    public void declineUndo(Context ctx) {
        answer(ctx, desks.undo().decline(StaffEntrance.person(ctx), Ids.number(ctx.pathParam("undo"))));
    }

    /** Takes lines about accounts for reports to be broken down by; only from the operator. */
    public void tell(Context ctx) {
        if (StaffRoom.member(ctx) != null) {
            throw new Refusal(Refusal.Reason.FORBIDDEN);
        }
        try {
            List<String> lines =
                    ctx.body().lines().filter(line -> !line.isBlank()).toList();
            Answers.json(ctx, new Taken(desks.traits().take(lines, "operator")));
        } catch (MalformedJsonException e) {
            throw new Refusal(Refusal.Reason.BAD_REQUEST);
        }
    }

    private Versions.Version named(Context ctx) {
        return desks.version(ctx.pathParam("version"));
    }

    private static VersionLine line(Versions.Version version) {
        List<String> does = version.terms().stream()
                .filter(term -> term.endedAt() == null)
                .map(RulesEndpoints::stage)
                .toList();
        return new VersionLine(
                version.row().hash(),
                version.row().origin().name(),
                version.row().author(),
                version.row().why(),
                version.row().recordedAt(),
                version.approval() == null ? null : version.approval().approver(),
                version.approval() == null ? null : version.approval().report(),
                does,
                version.approval() == null && does.isEmpty() && !version.terms().isEmpty());
    }

    private static String stage(TermRow term) {
        return term.percent() == null ? term.stage().name() : term.stage().name() + " " + term.percent() + " %";
    }

    private static void answer(Context ctx, Move move) {
        if (move instanceof Move.Done done) {
            Answers.json(ctx, new Done(done.subject()));
        } else if (move instanceof Move.Refused refused) {
            String detail = refused.findings().isEmpty() ? null : String.join("\n", refused.findings());
            Answers.problem(ctx, status(refused.why()), refused.why().sentence(), detail);
        }
    }

    private static int status(Move.Why why) {
        return switch (why) {
            case NOT_FOUND -> 404;
            case ROLE, SAME_PERSON -> 403;
            case TEXT_TOO_SHORT, UNFIT, PERCENT, CASES_FAILED -> 422;
            case KNOWN,
                    NO_REPORT,
                    STALE_REPORT,
                    OTHER_SEMANTICS,
                    OLD_REPORT,
                    NARROW_REPORT,
                    SMALL_REPORT,
                    UNPROVEN,
                    WAIVED_BY_YOU,
                    NOT_APPROVED,
                    NEVER_REPLACED,
                    STATE -> 409;
        };
    }

    private static void answer(Context ctx, Undoing undoing) {
        if (undoing instanceof Undoing.Done done) {
            Answers.json(ctx, done);
        } else if (undoing instanceof Undoing.Refused refused) {
            Answers.problem(ctx, status(refused.why()), refused.why().sentence(), null);
        }
    }

    private static int status(Undoing.Why why) {
        return switch (why) {
            case NOT_FOUND -> 404;
            case ROLE, SAME_PERSON -> 403;
            case REASON_TOO_SHORT, PERIOD, FUTURE -> 422;
            case NOTHING, STATE -> 409;
        };
    }

    /**
     * How things stand with the rules.
     *
     * @param semantics in which way this program reads rules
     * @param agreedUnder in which way the program did in which people agreed to the active version, or null
     * @param reviewOnly whether rules restrict nobody by themselves for want of an active version that can be used
     */
    record RulesAnswer(
            String active,
            int semantics,
            @Nullable Integer agreedUnder,
            boolean reviewOnly,
            List<VersionLine> versions,
            List<BreakerRow> breakers,
            List<BreakerRow> breakerHistory,
            List<UndoRow> undos,
            Backtests.State backtest) {}

    /** One version in a list. */
    record VersionLine(
            String hash,
            String origin,
            @Nullable String author,
            @Nullable String why,
            Instant recordedAt,
            @Nullable String approver,
            @Nullable Long report,
            List<String> does,
            boolean retired) {}

    /** One version with its text and its history. */
    record VersionAnswer(
            VersionLine version,
            @Nullable String text,
            List<TermRow> terms,
            Shadows.@Nullable Shadow shadow,
            List<Long> reports,
            List<Proof> proofs,
            @Nullable CasesRow cases,
            List<WaiverRow> waivers) {}

    /** A version handed in. */
    record Proposal(String text, String why) {}

    /** How far back a test looks; 90 days unless said. */
    record Period(@Nullable Integer days) {}

    /** A second person's word. */
    record Approval(long report, String reason) {}

    /**
     * Worked cases.
     *
     * @param texts each file's name with its text
     * @param leftOut which of the program's own do not count though they come out otherwise, each with the reason
     */
    record Cases(Map<String, String> texts, @Nullable Map<String, String> leftOut) {}

    /** A percentage of all accounts. */
    record Stage(int percent) {}

    /** Why somebody does something. */
    record Reason(String reason) {}

    /** What to undo. */
    record UndoProposal(String ruleset, @Nullable String rule, Instant since, Instant until, String reason) {}

    /** It is done. */
    record Done(String done) {}

    /** So many lines were taken. */
    record Taken(int lines) {}
}
