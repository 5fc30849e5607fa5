// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.enforcement.breaker.BreakerDesk.Released;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.BreakerRow;
import io.evenhand.enforcement.ledger.UndoRow;
import io.evenhand.enforcement.rulebook.Move;
import io.evenhand.enforcement.rulebook.Versions;
import io.evenhand.enforcement.undo.Undoing;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.RulesView;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The room of rules: all versions, the breakers, and what was undone. */
public final class RulesPages {
    private static final String HOME = "/desk/rules";
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]", Locale.ROOT);
    private static final FieldView TEXT = FieldView.blank("text", "The ruleset", "YAML or JSON.");
    private static final FieldView WHY =
            FieldView.blank("why", "What you want with it", "Ten characters or more. It is kept and shown.");
    private static final List<FieldView> UNDO = List.of(
            FieldView.blank("version", "Version", "The beginning of its hash, eight characters or more."),
            FieldView.blank("rule", "Rule", "Its name; empty for all rules of the version."),
            FieldView.blank("since", "From", "UTC, as in 2026-03-02 09:00."),
            FieldView.blank("until", "Until", "UTC, as in 2026-03-03 17:00."),
            FieldView.blank("undo-reason", "Why it was wrong", "Forty characters or more. Account holders read it."));

    private final Guard guard;
    private final RuleDesks desks;

    public RulesPages(Guard guard, RuleDesks desks) {
        this.guard = guard;
        this.desks = desks;
    }

    public void show(Context ctx) {
        answer(ctx, 200, null, List.of(), TEXT, WHY, UNDO);
    }

    /** Takes a version. */
    public void propose(Context ctx) {
        String text = Typed.of(ctx, "text");
        String why = Typed.of(ctx, "why");
        Move move = desks.rulesets().propose(guard.member(ctx), text, why);
        if (move instanceof Move.Done done) {
            Pages.seeOther(ctx, RuleWords.href(done.subject()));
        } else if (move instanceof Move.Refused refused) {
            String problem = RuleWords.sentence(refused.why().sentence());
            answer(ctx, 422, problem, refused.findings(), TEXT.filled(text, null), WHY.filled(why, null), UNDO);
        }
    }

    /** Releases a breaker. */
    public void release(Context ctx) {
        Released released = desks.breakers()
                .release(guard.member(ctx), RuleDesks.number(ctx.pathParam("breaker")), Typed.of(ctx, "reason"));
        switch (released) {
            case DONE -> Pages.seeOther(ctx, HOME);
            case ROLE -> throw new Refusal(Reason.FORBIDDEN);
            case NOT_OPEN -> throw new Refusal(Reason.CONFLICT);
            case REASON_TOO_SHORT ->
                answer(
                        ctx,
                        422,
                        "Please say in ten characters or more why the breaker may be released.",
                        List.of(),
                        TEXT,
                        WHY,
                        UNDO);
        }
    }

    /** Takes a proposal to undo. */
    public void proposeUndo(Context ctx) {
        Versions.Version version = desks.versions().find(Typed.of(ctx, "version"));
        Instant since = moment(Typed.of(ctx, "since"));
        Instant until = moment(Typed.of(ctx, "until"));
        String problem = null;
        if (version == null) {
            problem = RuleWords.sentence(Undoing.Why.NOT_FOUND.sentence());
        } else if (since == null || until == null) {
            problem = "Please write both times as in 2026-03-02 09:00, in UTC.";
        } else {
            String rule = Typed.of(ctx, "rule");
            Undoing undoing = desks.undo()
                    .propose(
                            guard.member(ctx),
                            version.row().hash(),
                            rule.isEmpty() ? null : rule,
                            since,
                            until,
                            Typed.of(ctx, "undo-reason"));
            if (undoing instanceof Undoing.Refused refused) {
                problem = RuleWords.sentence(refused.why().sentence());
            }
        }
        if (problem == null) {
            Pages.seeOther(ctx, HOME);
        } else {
            List<FieldView> filled = UNDO.stream()
                    .map(field -> field.filled(Typed.of(ctx, field.name()), null))
                    .toList();
            answer(ctx, 422, problem, List.of(), TEXT, WHY, filled);
        }
    }

    /** Takes the second person's word about undoing. */
    public void decideUndo(Context ctx) {
        long order = RuleDesks.number(ctx.pathParam("undo"));
        StaffMember member = guard.member(ctx);
        Undoing undoing =
                switch (Typed.of(ctx, "act")) {
                    case "approve" -> desks.undo().approve(member, order);
                    case "decline" -> desks.undo().decline(member, order);
                    default -> throw new Refusal(Reason.BAD_REQUEST);
                };
        if (undoing instanceof Undoing.Refused refused) {
            answer(ctx, 409, RuleWords.sentence(refused.why().sentence()), List.of(), TEXT, WHY, UNDO);
        } else {
            Pages.seeOther(ctx, HOME);
        }
    }

    private void answer(
            Context ctx,
            int status,
            @Nullable String problem,
            List<String> findings,
            FieldView text,
            FieldView why,
            List<FieldView> undo) {
        StaffMember reader = guard.member(ctx);
        PageView page = guard.page(ctx, "Rules", PageView.Place.RULES);
        RulesView view = new RulesView(
                page,
                problem,
                findings,
                desks.versions().all().stream().map(RulesPages::version).toList(),
                desks.versions().reviewOnly(),
                desks.breakers().open().stream()
                        .map(row -> breaker(row, reader))
                        .toList(),
                desks.breakers().history().stream().map(RulesPages::tripped).toList(),
                desks.undo().orders().stream().map(row -> undo(row, reader)).toList(),
                reader.role().authorsRules() ? new RulesView.Proposal(text, why) : null,
                undo);
        Pages.show(ctx, status, Pages.TEMPLATES.whatifRules(view));
    }

    private static RulesView.Version version(Versions.Version version) {
        String why = version.row().why();
        return new RulesView.Version(
                RuleWords.href(version.row().hash()),
                RuleWords.name(version.row().hash()),
                RuleWords.does(version),
                RuleWords.origin(version.row()),
                Dates.minute(version.row().recordedAt()),
                why == null ? "" : why);
    }

    private static RulesView.Breaker breaker(BreakerRow row, StaffMember reader) {
        return new RulesView.Breaker(
                row.id(),
                RuleWords.what(row.ruleset(), row.rule()),
                RuleWords.href(row.ruleset()),
                RuleWords.kind(row.kind()),
                row.detail(),
                Dates.minute(row.trippedAt()),
                reader.role().answersForRules());
    }

    private static RulesView.Tripped tripped(BreakerRow row) {
        Instant at = row.releasedAt();
        return new RulesView.Tripped(
                row.id(),
                RuleWords.what(row.ruleset(), row.rule()),
                RuleWords.href(row.ruleset()),
                RuleWords.kind(row.kind()) + ": " + row.detail(),
                Dates.minute(row.trippedAt()),
                at == null
                        ? "nobody; it holds"
                        : row.releasedBy() + ", " + Dates.minute(at) + ": " + row.releaseReason());
    }

    private static RulesView.Undo undo(UndoRow row, StaffMember reader) {
        boolean mayDecide = row.outcome() == null
                && reader.role().answersForRules()
                && !reader.name().equals(row.proposer());
        String second = row.approver() == null ? "" : "; " + row.approver() + " decided";
        return new RulesView.Undo(
                row.id(),
                "What " + RuleWords.what(row.ruleset(), row.rule()) + " did from " + Dates.minute(row.since())
                        + " until " + Dates.minute(row.until()),
                RuleWords.href(row.ruleset()),
                RuleWords.state(row),
                row.reason(),
                row.proposer() + " proposed it" + second,
                Dates.minute(row.proposedAt()),
                mayDecide);
    }

    private static @Nullable Instant moment(String typed) {
        try {
            return LocalDateTime.parse(typed, TYPED).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
