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
import io.evenhand.ui.session.Ids;
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
    private static final List<String> UNDO = List.of("version", "rule", "since", "until", "undo-reason");

    private final Guard guard;
    private final RuleDesks desks;

    public RulesPages(Guard guard, RuleDesks desks) {
        this.guard = guard;
        this.desks = desks;
    }

    public void show(Context ctx) {
        answer(ctx, 200, null, List.of());
    }

    /** Takes a version. */
    public void propose(Context ctx) {
        Move move = desks.rulesets().propose(guard.member(ctx), Typed.of(ctx, "text"), Typed.of(ctx, "why"));
        if (move instanceof Move.Done done) {
            Pages.seeOther(ctx, RuleWords.href(done.subject()));
        } else if (move instanceof Move.Refused refused) {
            answer(ctx, 422, words(ctx).refused(refused.why()), refused.findings());
        }
    }

    /** Releases a breaker. */
    public void release(Context ctx) {
        Released released = desks.breakers()
                .release(guard.member(ctx), Ids.number(ctx.pathParam("breaker")), Typed.of(ctx, "reason"));
        switch (released) {
            case DONE -> Pages.seeOther(ctx, HOME);
            case ROLE -> throw new Refusal(Reason.FORBIDDEN);
            case NOT_OPEN -> throw new Refusal(Reason.CONFLICT);
            case REASON_TOO_SHORT -> answer(ctx, 422, words(ctx).say("rule.breaker.short"), List.of());
        }
    }

    /** Takes a proposal to undo. */
    public void proposeUndo(Context ctx) {
        RuleWords words = words(ctx);
        Versions.Version version = desks.versions().find(Typed.of(ctx, "version"));
        Instant since = moment(Typed.of(ctx, "since"));
        Instant until = moment(Typed.of(ctx, "until"));
        String problem = null;
        if (version == null) {
            problem = words.refused(Undoing.Why.NOT_FOUND);
        } else if (since == null || until == null) {
            problem = words.say("rule.undo.times");
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
                problem = words.refused(refused.why());
            }
        }
        if (problem == null) {
            Pages.seeOther(ctx, HOME);
        } else {
            answer(ctx, 422, problem, List.of());
        }
    }

    /** Takes the second person's word about undoing. */
    public void decideUndo(Context ctx) {
        long order = Ids.number(ctx.pathParam("undo"));
        StaffMember member = guard.member(ctx);
        Undoing undoing =
                switch (Typed.of(ctx, "act")) {
                    case "approve" -> desks.undo().approve(member, order);
                    case "decline" -> desks.undo().decline(member, order);
                    default -> throw new Refusal(Reason.BAD_REQUEST);
                };
        if (undoing instanceof Undoing.Refused refused) {
            answer(ctx, 409, words(ctx).refused(refused.why()), List.of());
        } else {
            Pages.seeOther(ctx, HOME);
        }
    }

    /** The whole room, with what was typed into a form that was refused. */
    private void answer(Context ctx, int status, @Nullable String problem, List<String> findings) {
        StaffMember reader = guard.member(ctx);
        RuleWords words = words(ctx);
        PageView page = guard.page(ctx, words.say("rule.title"), PageView.Place.RULES);
        BreakerWords breakers = BreakerWords.of(words);
        RulesView view = new RulesView(
                page,
                problem,
                findings.stream().map(ProofWords.in(words.words())::of).toList(),
                desks.versions().all().stream()
                        .map(version -> version(version, words))
                        .toList(),
                desks.versions().reviewOnly(),
                desks.breakers().open().stream()
                        .map(row -> breaker(row, reader, breakers))
                        .toList(),
                desks.breakers().history().stream()
                        .map(row -> tripped(row, breakers))
                        .toList(),
                desks.undo().orders().stream()
                        .map(row -> undo(row, reader, words))
                        .toList(),
                reader.role().authorsRules() ? proposal(ctx, words) : null,
                UNDO.stream().map(name -> undoField(ctx, name, words)).toList());
        Pages.show(ctx, status, Pages.TEMPLATES.whatifRules(view));
    }

    private RuleWords words(Context ctx) {
        return new RuleWords(guard.words(ctx));
    }

    private static RulesView.Proposal proposal(Context ctx, RuleWords words) {
        return new RulesView.Proposal(
                field(ctx, "text", "rule.hand_in.", words), field(ctx, "why", "rule.hand_in.", words));
    }

    private static FieldView undoField(Context ctx, String name, RuleWords words) {
        return field(ctx, name, "rule.undo.field.", words);
    }

    /** A field with what was typed; its key stands in a room of the book. */
    private static FieldView field(Context ctx, String name, String room, RuleWords words) {
        String key = room + name.replace("undo-", "");
        return FieldView.blank(name, words.say(key), words.say(key + ".hint")).filled(Typed.of(ctx, name), null);
    }

    private static RulesView.Version version(Versions.Version version, RuleWords words) {
        String why = version.row().why();
        return new RulesView.Version(
                RuleWords.href(version.row().hash()),
                RuleWords.name(version.row().hash()),
                words.does(version),
                words.origin(version.row()),
                Dates.minute(version.row().recordedAt(), words.words().language()),
                why == null ? "" : why);
    }

    private static RulesView.Breaker breaker(BreakerRow row, StaffMember reader, BreakerWords breakers) {
        RuleWords words = breakers.words();
        return new RulesView.Breaker(
                row.id(),
                words.what(row.ruleset(), row.rule()),
                RuleWords.href(row.ruleset()),
                breakers.kind(row),
                breakers.detail(row),
                words.minute(row.trippedAt()),
                reader.role().answersForRules());
    }

    private static RulesView.Tripped tripped(BreakerRow row, BreakerWords breakers) {
        RuleWords words = breakers.words();
        Instant at = row.releasedAt();
        return new RulesView.Tripped(
                row.id(),
                words.what(row.ruleset(), row.rule()),
                RuleWords.href(row.ruleset()),
                breakers.kind(row),
                breakers.detail(row),
                Dates.minute(row.trippedAt(), words.words().language()),
                at == null
                        ? words.say("rule.breaker.holds")
                        : words.say(
                                "rule.breaker.released",
                                "by",
                                String.valueOf(row.releasedBy()),
                                "at",
                                words.minute(at),
                                "reason",
                                String.valueOf(row.releaseReason())));
    }

    private static RulesView.Undo undo(UndoRow row, StaffMember reader, RuleWords words) {
        boolean mayDecide = row.outcome() == null
                && reader.role().answersForRules()
                && !reader.name().equals(row.proposer());
        String second = row.approver();
        String at = words.minute(row.proposedAt());
        return new RulesView.Undo(
                row.id(),
                words.say(
                        "rule.undo.what",
                        "what",
                        words.what(row.ruleset(), row.rule()),
                        "since",
                        words.minute(row.since()),
                        "until",
                        words.minute(row.until())),
                RuleWords.href(row.ruleset()),
                words.state(row),
                row.reason(),
                second == null
                        ? words.say("rule.undo.proposed", "by", row.proposer(), "at", at)
                        : words.say("rule.undo.decided", "by", row.proposer(), "second", second, "at", at),
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
