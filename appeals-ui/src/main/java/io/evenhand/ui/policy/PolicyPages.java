// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.policy;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.ledger.PolicyRow;
import io.evenhand.enforcement.ledger.PolicyRow.Question;
import io.evenhand.enforcement.ledger.PolicyRow.Text;
import io.evenhand.enforcement.policy.PolicyDesk;
import io.evenhand.ui.session.Forms;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.SignInThrottle;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.PolicyView;
import io.evenhand.ui.view.TimeView;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What will change, with questions of anybody and our answers. */
public final class PolicyPages {
    private static final String PATH = "/policy";
    private static final int WORDS_MIN = 10;
    private static final int WORDS_MAX = 2_000;

    private final PolicyDesk desk;
    private final Languages languages;
    private final Forms forms;
    private final SignInThrottle asked;

    /** @param asked counts questions from one address */
    public PolicyPages(PolicyDesk desk, Languages languages, Forms forms, SignInThrottle asked) {
        this.desk = desk;
        this.languages = languages;
        this.forms = forms;
        this.asked = asked;
    }

    public void index(Context ctx) {
        Language language = languages.of(ctx);
        Phrasebook words = Texts.of(language);
        PageView page = Languages.page(words.say("policy.title"), Place.PUBLIC, "", PATH, language);
        List<PolicyView.Line> lines = desk.published().stream()
                .map(row -> new PolicyView.Line(
                        path(row),
                        text(row, language).title(),
                        Dates.day(published(row), language),
                        day(row.effectiveOn(), language),
                        row.withdrawnAt() != null))
                .toList();
        Pages.show(ctx, Pages.TEMPLATES.policyIndex(new PolicyView.Index(page, lines)));
    }

    public void change(Context ctx) {
        show(ctx, 200, row(ctx), "", null, "yes".equals(ctx.queryParam("asked")), false);
    }

    /** Takes a question or a comment. */
    public void ask(Context ctx) {
        PolicyRow row = row(ctx);
        Language language = languages.of(ctx);
        String typed = Typed.of(ctx, "words");
        if (!forms.accepts(ctx)) {
            show(ctx, 403, row, typed, null, false, true);
        } else if (typed.length() < WORDS_MIN || typed.length() > WORDS_MAX) {
            show(ctx, 422, row, typed, Texts.of(language).say("policy.ask.wrong"), false, false);
        } else if (!asked.wait(ctx.ip(), ctx.ip()).isZero()) {
            throw new Refusal(Reason.TOO_MANY);
        } else {
            asked.failed(ctx.ip(), ctx.ip());
            if (!desk.ask(row.id(), language, typed)) {
                throw new Refusal(Reason.CONFLICT);
            }
            Pages.seeOther(ctx, path(row) + "?asked=yes");
        }
    }

    /** The same for programs that follow feeds. */
    public void feed(Context ctx, String publicUrl) {
        Language language = languages.of(ctx);
        List<AtomFeed.Entry> entries = desk.published().stream()
                .map(row -> new AtomFeed.Entry(
                        publicUrl + path(row),
                        text(row, language).title(),
                        text(row, language).scope() + "\n\n"
                                + text(row, language).what(),
                        published(row),
                        row.withdrawnAt() == null ? published(row) : row.withdrawnAt()))
                .toList();
        ctx.contentType("application/atom+xml; charset=utf-8")
                .result(AtomFeed.of(
                        publicUrl + PATH, Texts.of(language).say("policy.title"), language.code(), entries));
    }

    private PolicyRow row(Context ctx) {
        PolicyRow row = desk.find(Ids.number(ctx.pathParam("change")));
        if (row == null || row.publishedAt() == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return row;
    }

    private void show(
            Context ctx,
            int status,
            PolicyRow row,
            String typed,
            @Nullable String wrong,
            boolean asked,
            boolean resent) {
        Language language = languages.of(ctx);
        Phrasebook words = Texts.of(language);
        Text text = text(row, language);
        PageView page = Languages.page(
                wrong == null ? text.title() : words.say("frame.error", "title", text.title()),
                Place.PUBLIC,
                forms.proofFor(ctx, path(row)),
                path(row),
                language);
        List<Question> questions = desk.questions(row.id());
        long waiting =
                questions.stream().filter(each -> each.answeredAt() == null).count();
        Instant withdrawn = row.withdrawnAt();
        Integer affected = row.affected();
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.policyChange(new PolicyView.Change(
                        page,
                        path(row),
                        Dates.day(published(row), language),
                        day(row.effectiveOn(), language),
                        day(row.commentsUntil(), language),
                        withdrawn == null ? null : words.say("policy.withdrawn", "day", language.day(withdrawn)),
                        affected == null ? null : words.say("policy.affected", "count", affected),
                        sections(text, words),
                        answered(questions, language),
                        waiting == 0 ? null : words.say("policy.waiting", "count", waiting),
                        desk.isOpen(row)
                                ? FieldView.blank("words", words.say("policy.ask.words"), words.say("policy.ask.hint"))
                                        .filled(typed, wrong)
                                : null,
                        asked,
                        resent)));
    }

    private static List<PolicyView.Section> sections(Text text, Phrasebook words) {
        return List.of(
                PolicyView.Section.of(words.say("policy.scope"), text.scope()),
                PolicyView.Section.of(words.say("policy.what"), text.what()),
                PolicyView.Section.of(words.say("policy.why"), text.why()),
                PolicyView.Section.of(words.say("policy.options"), text.options()));
    }

    private static List<PolicyView.Answered> answered(List<Question> questions, Language language) {
        return questions.stream()
                .filter(each -> Boolean.TRUE.equals(each.shown()))
                .map(each -> new PolicyView.Answered(
                        each.language(),
                        Dates.day(each.askedAt(), language),
                        List.of(each.words().split("\n\n+")),
                        List.of(Objects.requireNonNullElse(each.answer(), "").split("\n\n+"))))
                .toList();
    }

    static TimeView day(LocalDate day, Language language) {
        return Dates.day(day.atStartOfDay(ZoneOffset.UTC).toInstant(), language);
    }

    private static Instant published(PolicyRow row) {
        return Objects.requireNonNull(row.publishedAt());
    }

    private static Text text(PolicyRow row, Language language) {
        return Objects.requireNonNull(row.texts().get(language.code()));
    }

    private static String path(PolicyRow row) {
        return PATH + "/changes/" + row.id();
    }
}
