// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.policy;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.ledger.PolicyRow;
import io.evenhand.enforcement.ledger.PolicyRow.Contact;
import io.evenhand.enforcement.ledger.PolicyRow.Terms;
import io.evenhand.enforcement.policy.PolicyDesk;
import io.evenhand.enforcement.policy.PolicyDesk.Why;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.Dates;
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
import java.util.Locale;
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
        Phrasebook words = guard.words(ctx);
        List<PolicyRow> all = desk.all();
        List<PolicyView.Open> open = all.stream()
                .flatMap(row -> desk.questions(row.id()).stream()
                        .filter(each -> each.answeredAt() == null)
                        .map(each -> new PolicyView.Open(
                                each.id(),
                                PolicyFields.title(row, words),
                                each.language(),
                                Dates.day(each.askedAt(), words.language()),
                                List.of(each.words().split("\n\n+")))))
                .toList();
        List<PolicyView.Line> lines = all.stream()
                .map(row -> new PolicyView.Line(
                        PATH + "/changes/" + row.id(),
                        PolicyFields.title(row, words),
                        published(row, words.language()),
                        PolicyPages.day(row.effectiveOn(), words.language()),
                        row.withdrawnAt() != null))
                .toList();
        PageView page = guard.page(ctx, words.say("policy.desk.title"), Place.POLICY);
        boolean writes = guard.member(ctx).role().authorsRules();
        Pages.show(ctx, Pages.TEMPLATES.policyDesk(new PolicyView.Desk(page, lines, open, writes)));
    }

    private static @Nullable TimeView published(PolicyRow row, Language language) {
        Instant at = row.publishedAt();
        return at == null ? null : Dates.day(at, language);
    }

    /** Answers a question or sets it aside. */
    public void answer(Context ctx) {
        requireAuthor(ctx);
        String answer = Typed.of(ctx, "answer");
        boolean aside = "aside".equals(Typed.of(ctx, "act"));
        if (!aside && (answer.isEmpty() || answer.length() > 5_000)) {
            throw new Refusal(Reason.BAD_REQUEST);
        }
        long question = Ids.number(ctx.pathParam("question"));
        if (!desk.answer(question, aside ? null : answer, guard.member(ctx))) {
            throw new Refusal(Reason.CONFLICT);
        }
        Pages.seeOther(ctx, PATH);
    }

    public void change(Context ctx) {
        requireAuthor(ctx);
        PolicyRow row = row(ctx);
        String saved = "yes".equals(ctx.queryParam("saved")) ? guard.words(ctx).say("policy.desk.saved") : null;
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
        Map<String, String> wrong = PolicyFields.wrong(typed, guard.words(ctx));
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
            showChange(
                    ctx,
                    422,
                    row,
                    row == null ? Map.of() : PolicyFields.typed(row),
                    Map.of(),
                    sentence(ctx, why),
                    null);
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
        Phrasebook words = guard.words(ctx);
        boolean published = row != null && row.publishedAt() != null;
        String title = row == null ? words.say("policy.desk.new") : PolicyFields.title(row, words);
        PolicyView.Form form = new PolicyView.Form(
                guard.page(ctx, status < 400 ? title : words.say("frame.error", "title", title), Place.POLICY),
                PATH + "/changes/" + (row == null ? NEW : row.id()),
                saved,
                problem,
                PolicyFields.lines(typed, wrong, words),
                PolicyFields.groups(typed, wrong, words),
                row == null ? List.of() : more(row, words),
                published);
        Pages.show(ctx, status, Pages.TEMPLATES.policyForm(form));
    }

    /** What can be done with a change besides saving it. */
    private static List<ChoiceView> more(PolicyRow row, Phrasebook words) {
        if (row.publishedAt() == null) {
            return List.of(new ChoiceView("publish", words.say("policy.desk.publish"), false));
        }
        return row.withdrawnAt() == null
                ? List.of(new ChoiceView("withdraw", words.say("policy.desk.withdraw"), false))
                : List.of();
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
        LocalDate day = Typed.day(typed.getOrDefault("effective", ""));
        Why why = day == null ? Why.TOO_SOON : desk.publishTerms(day, bodies, guard.member(ctx));
        if (why == null) {
            Pages.seeOther(ctx, "/terms");
        } else {
            showTerms(ctx, 422, typed, sentence(ctx, why));
        }
    }

    private void showTerms(Context ctx, int status, Map<String, String> typed, @Nullable String problem) {
        Phrasebook words = guard.words(ctx);
        PolicyView.Form form = new PolicyView.Form(
                guard.page(ctx, words.say("policy.desk.terms"), Place.POLICY),
                PATH + "/terms",
                null,
                problem,
                List.of(PolicyFields.line("effective", "policy.desk.terms.effective", typed, Map.of(), words)),
                PolicyFields.groups(List.of("body"), typed, Map.of(), words),
                List.of(new ChoiceView("publish", words.say("policy.desk.terms.publish"), false)),
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
        Map<String, String> wrong = PolicyFields.missing(typed, PolicyFields.CONTACT, 2_000, guard.words(ctx));
        if (!typed.getOrDefault("days", "").matches("[1-9]|[12][0-9]|30")) {
            wrong.put("days", guard.words(ctx).say("policy.desk.wrong.days"));
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
        Phrasebook words = guard.words(ctx);
        PolicyView.Form form = new PolicyView.Form(
                guard.page(ctx, words.say("policy.desk.contact"), Place.POLICY),
                PATH + "/contact",
                null,
                null,
                List.of(PolicyFields.line("days", "policy.desk.contact.days", typed, wrong, words)),
                PolicyFields.groups(PolicyFields.CONTACT, typed, wrong, words),
                List.of(),
                false);
        Pages.show(ctx, status, Pages.TEMPLATES.policyForm(form));
    }

    private @Nullable PolicyRow row(Context ctx) {
        String named = ctx.pathParam("change");
        if (named.equals(NEW)) {
            return null;
        }
        PolicyRow row = desk.find(Ids.number(named));
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

    private String sentence(Context ctx, Why why) {
        return guard.words(ctx).say("policy.desk.why." + why.name().toLowerCase(Locale.ROOT));
    }
}
