// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.policy;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.ledger.PolicyRow;
import io.evenhand.enforcement.ledger.PolicyRow.Contact;
import io.evenhand.enforcement.ledger.PolicyRow.Terms;
import io.evenhand.enforcement.policy.PolicyDesk;
import io.evenhand.enforcement.policy.PolicyDesk.Why;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.PolicyView;
import io.evenhand.ui.view.TimeView;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where authors of policy write what everybody reads, in every language at once. */
public final class PolicyDeskPages {
    private static final String PATH = "/desk/policy";
    private static final String NEW = "new";

    private final Guard guard;
    private final PolicyDesk desk;
    private final Clock clock;

    public PolicyDeskPages(Guard guard, PolicyDesk desk, Clock clock) {
        this.guard = guard;
        this.desk = desk;
        this.clock = clock;
    }

    public void index(Context ctx) {
        List<PolicyRow> all = desk.all();
        List<PolicyView.Open> open = all.stream()
                .flatMap(row -> desk.questions(row.id()).stream()
                        .filter(each -> each.answeredAt() == null)
                        .map(each -> new PolicyView.Open(
                                each.id(),
                                PolicyFields.title(row),
                                each.language(),
                                Dates.day(each.askedAt()),
                                List.of(each.words().split("\n\n+")))))
                .toList();
        List<PolicyView.Line> lines = all.stream()
                .map(row -> new PolicyView.Line(
                        PATH + "/changes/" + row.id(),
                        PolicyFields.title(row),
                        published(row),
                        PolicyPages.day(row.effectiveOn(), Language.EN),
                        row.withdrawnAt() != null))
                .toList();
        PageView page = guard.page(ctx, "What is said in public", Place.POLICY);
        boolean writes = guard.member(ctx).role().authorsRules();
        Pages.show(ctx, Pages.TEMPLATES.policyDesk(new PolicyView.Desk(page, lines, open, writes)));
    }

    private static @Nullable TimeView published(PolicyRow row) {
        Instant at = row.publishedAt();
        return at == null ? null : Dates.day(at);
    }

    /** Answers a question or sets it aside. */
    public void answer(Context ctx) {
        requireAuthor(ctx);
        String answer = Typed.of(ctx, "answer");
        boolean aside = "aside".equals(Typed.of(ctx, "act"));
        if (!aside && (answer.isEmpty() || answer.length() > 5_000)) {
            throw new Refusal(Reason.BAD_REQUEST);
        }
        long question = PolicyPages.number(ctx.pathParam("question"));
        if (!desk.answer(question, aside ? null : answer, guard.member(ctx))) {
            throw new Refusal(Reason.CONFLICT);
        }
        Pages.seeOther(ctx, PATH);
    }

    public void change(Context ctx) {
        requireAuthor(ctx);
        PolicyRow row = row(ctx);
        String saved = "yes".equals(ctx.queryParam("saved")) ? "Saved." : null;
        showChange(ctx, 200, row, row == null ? Map.of() : PolicyFields.typed(row), Map.of(), null, saved);
    }

    /** Saves, publishes or withdraws a change. */
    public void changeAct(Context ctx) {
        requireAuthor(ctx);
        PolicyRow row = row(ctx);
        switch (Typed.of(ctx, "act")) {
            case "save" -> save(ctx, row);
            case "publish" -> publish(ctx, row);
            case "withdraw" -> {
                desk.withdraw(row == null ? 0 : row.id(), guard.member(ctx));
                Pages.seeOther(ctx, PATH);
            }
            default -> throw new Refusal(Reason.BAD_REQUEST);
        }
    }

    private void save(Context ctx, @Nullable PolicyRow row) {
        Map<String, String> typed = PolicyFields.typed(ctx);
        Map<String, String> wrong = PolicyFields.wrong(typed);
        if (!wrong.isEmpty()) {
            showChange(ctx, 422, row, typed, wrong, null, null);
            return;
        }
        PolicyRow fresh =
                PolicyFields.row(row == null ? 0 : row.id(), guard.member(ctx).name(), typed);
        long id = desk.draft(fresh, guard.member(ctx));
        if (id == 0) {
            throw new Refusal(Reason.CONFLICT);
        }
        Pages.seeOther(ctx, PATH + "/changes/" + id + "?saved=yes");
    }

    private void publish(Context ctx, @Nullable PolicyRow row) {
        Why why = row == null ? Why.NOT_FOUND : desk.publish(row.id(), guard.member(ctx));
        if (why == null) {
            Pages.seeOther(ctx, PATH);
        } else {
            showChange(ctx, 422, row, row == null ? Map.of() : PolicyFields.typed(row), Map.of(), sentence(why), null);
        }
    }

    private void showChange(
            Context ctx,
            int status,
            @Nullable PolicyRow row,
            Map<String, String> typed,
            Map<String, String> wrong,
            @Nullable String problem,
            @Nullable String saved) {
        boolean published = row != null && row.publishedAt() != null;
        List<ChoiceView> more = row == null
                ? List.of()
                : published
                        ? row.withdrawnAt() != null
                                ? List.of()
                                : List.of(new ChoiceView("withdraw", "Withdraw it", false))
                        : List.of(new ChoiceView("publish", "Publish what was saved", false));
        String title = row == null ? "A new change" : PolicyFields.title(row);
        PolicyView.Form form = new PolicyView.Form(
                guard.page(ctx, status < 400 ? title : "Error: " + title, Place.POLICY),
                PATH + "/changes/" + (row == null ? NEW : row.id()),
                saved,
                problem,
                PolicyFields.lines(typed, wrong),
                PolicyFields.groups(typed, wrong),
                more,
                published);
        Pages.show(ctx, status, Pages.TEMPLATES.policyForm(form));
    }

    public void terms(Context ctx) {
        requireAuthor(ctx);
        Map<String, String> typed = new HashMap<>();
        for (Language language : Language.values()) {
            List<Terms> known = desk.terms(language);
            typed.put(
                    "body-" + language.code(),
                    known.isEmpty() ? "" : known.get(0).body());
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        typed.put("effective", today.plusDays(PolicyDesk.NOTICE_DAYS + 1L).toString());
        showTerms(ctx, 200, typed, null);
    }

    /** Publishes the next version of the terms. */
    public void publishTerms(Context ctx) {
        requireAuthor(ctx);
        Map<String, String> typed = new HashMap<>();
        Map<Language, String> bodies = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String body = Typed.of(ctx, "body-" + language.code());
            typed.put("body-" + language.code(), body);
            bodies.put(language, body);
        }
        typed.put("effective", Typed.of(ctx, "effective"));
        LocalDate day = PolicyFields.day(typed.getOrDefault("effective", ""));
        Why why = day == null ? Why.TOO_SOON : desk.publishTerms(day, bodies, guard.member(ctx));
        if (why == null) {
            Pages.seeOther(ctx, "/terms");
        } else {
            showTerms(ctx, 422, typed, sentence(why));
        }
    }

    private void showTerms(Context ctx, int status, Map<String, String> typed, @Nullable String problem) {
        PolicyView.Form form = new PolicyView.Form(
                guard.page(ctx, "The next version of the terms", Place.POLICY),
                PATH + "/terms",
                null,
                problem,
                List.of(FieldView.blank(
                                "effective",
                                "Holds from",
                                "A day such as 2027-03-01; thirty days from now at least, but for the first version.")
                        .filled(typed.getOrDefault("effective", ""), null)),
                PolicyFields.groups(
                        List.of("body"), List.of("The whole text; an empty line begins a paragraph"), typed, Map.of()),
                List.of(new ChoiceView("publish", "Publish", false)),
                true);
        Pages.show(ctx, status, Pages.TEMPLATES.policyForm(form));
    }

    public void contact(Context ctx) {
        requireAuthor(ctx);
        Map<String, String> typed = new HashMap<>();
        typed.put("days", "5");
        for (Language language : Language.values()) {
            Contact known = desk.contact(language);
            if (known != null) {
                String end = "-" + language.code();
                typed.put("person" + end, known.person());
                typed.put("officer" + end, known.officer());
                typed.put("representative" + end, known.representative());
                typed.put("authorities" + end, known.authorities());
                typed.put("days", Integer.toString(known.answerDays()));
            }
        }
        showContact(ctx, 200, typed, Map.of());
    }

    /** Says whom to ask. */
    public void sayContact(Context ctx) {
        requireAuthor(ctx);
        Map<String, String> typed = PolicyFields.typed(ctx, PolicyFields.CONTACT);
        typed.put("days", Typed.of(ctx, "days"));
        Map<String, String> wrong = PolicyFields.missing(typed, PolicyFields.CONTACT, 2_000);
        if (!typed.getOrDefault("days", "").matches("[1-9]|[12][0-9]|30")) {
            wrong.put("days", "Please give a number of days from 1 to 30.");
        }
        if (!wrong.isEmpty()) {
            showContact(ctx, 422, typed, wrong);
            return;
        }
        Instant now = clock.instant();
        desk.contacts(PolicyFields.contacts(typed, now), guard.member(ctx));
        Pages.seeOther(ctx, "/contact");
    }

    private void showContact(Context ctx, int status, Map<String, String> typed, Map<String, String> wrong) {
        PolicyView.Form form = new PolicyView.Form(
                guard.page(ctx, "Whom to ask", Place.POLICY),
                PATH + "/contact",
                null,
                null,
                List.of(FieldView.blank("days", "Within how many days we answer", "1 to 30")
                        .filled(typed.getOrDefault("days", ""), wrong.get("days"))),
                PolicyFields.groups(PolicyFields.CONTACT, PolicyFields.CONTACT_LABELS, typed, wrong),
                List.of(),
                false);
        Pages.show(ctx, status, Pages.TEMPLATES.policyForm(form));
    }

    private @Nullable PolicyRow row(Context ctx) {
        String named = ctx.pathParam("change");
        if (named.equals(NEW)) {
            return null;
        }
        PolicyRow row = desk.find(PolicyPages.number(named));
        if (row == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return row;
    }

    private void requireAuthor(Context ctx) {
        if (!guard.member(ctx).role().authorsRules()) {
            throw new Refusal(Reason.FORBIDDEN);
        }
    }

    private static String sentence(Why why) {
        return switch (why) {
            case NOT_FOUND -> "Please save it first.";
            case PUBLISHED -> "It is published already.";
            case TEXT_MISSING -> "A text is missing in one of the languages.";
            case TOO_SOON -> "It would hold too soon: thirty days have to pass between what is said and what is done.";
            case COMMENTS_TOO_SHORT ->
                "People need fourteen days at least for questions, and the time ends before the change holds.";
            case ANSWERED -> "It was answered already.";
        };
    }
}
