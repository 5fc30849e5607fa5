// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.policy;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.ledger.PolicyRow.Contact;
import io.evenhand.enforcement.ledger.PolicyRow.Terms;
import io.evenhand.enforcement.policy.Difference;
import io.evenhand.enforcement.policy.PolicyDesk;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.PolicyView;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The terms in every version with what changed, and whom to ask. */
public final class TermsPages {
    private static final String PATH = "/terms";

    private final PolicyDesk desk;
    private final Languages languages;
    private final Clock clock;

    public TermsPages(PolicyDesk desk, Languages languages, Clock clock) {
        this.desk = desk;
        this.languages = languages;
        this.clock = clock;
    }

    /** The version that is in force. */
    public void newest(Context ctx) {
        Language language = languages.of(ctx);
        List<Terms> versions = desk.terms(language);
        if (versions.isEmpty()) {
            PageView page =
                    Languages.page(Texts.of(language).say("policy.terms.title"), Place.PUBLIC, "", PATH, language);
            Pages.show(
                    ctx,
                    Pages.TEMPLATES.policyTerms(
                            new PolicyView.Terms(page, null, null, List.of(), null, false, List.of())));
        } else {
            Terms now = inForce(versions);
            show(ctx, language, versions, now == null ? versions.get(versions.size() - 1) : now, null);
        }
    }

    public void version(Context ctx) {
        Language language = languages.of(ctx);
        List<Terms> versions = desk.terms(language);
        show(ctx, language, versions, version(ctx, versions), null);
    }

    /** What changed from the version before. */
    public void changes(Context ctx) {
        Language language = languages.of(ctx);
        List<Terms> versions = desk.terms(language);
        Terms after = version(ctx, versions);
        Terms before = versions.stream()
                .filter(each -> each.number() == after.number() - 1)
                .findFirst()
                .orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
        show(ctx, language, versions, after, before);
    }

    private static Terms version(Context ctx, List<Terms> versions) {
        long number = Ids.number(ctx.pathParam("number"));
        return versions.stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
    }

    private @Nullable Terms inForce(List<Terms> versions) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return versions.stream()
                .filter(each -> !each.effectiveOn().isAfter(today))
                .findFirst()
                .orElse(null);
    }

    private void show(Context ctx, Language language, List<Terms> versions, Terms shown, @Nullable Terms before) {
        Phrasebook words = Texts.of(language);
        String path = PATH + "/" + shown.number() + (before == null ? "" : "/changes");
        String title = words.say(
                before == null ? "policy.terms.version" : "policy.terms.changes.title", "number", shown.number());
        List<List<PolicyView.Piece>> paragraphs = before == null
                ? Arrays.stream(shown.body().split("\n\n+"))
                        .map(each -> List.of(new PolicyView.Piece("same", each)))
                        .toList()
                : Difference.of(before.body(), shown.body()).stream()
                        .map(TermsPages::pieces)
                        .toList();
        Terms now = inForce(versions);
        Pages.show(
                ctx,
                Pages.TEMPLATES.policyTerms(new PolicyView.Terms(
                        Languages.page(title, Place.PUBLIC, "", path, language),
                        Dates.day(shown.publishedAt(), language),
                        PolicyPages.day(shown.effectiveOn(), language),
                        paragraphs,
                        before == null && shown.number() > 1 ? path + "/changes" : null,
                        before != null,
                        versions.stream()
                                .map(each -> new PolicyView.Version(
                                        PATH + "/" + each.number(),
                                        words.say("policy.terms.version", "number", each.number()),
                                        PolicyPages.day(each.effectiveOn(), language),
                                        each.equals(now)))
                                .toList())));
    }

    private static List<PolicyView.Piece> pieces(List<Difference.Piece> paragraph) {
        return paragraph.stream()
                .map(each -> new PolicyView.Piece(each.fate().name().toLowerCase(Locale.ROOT), each.text()))
                .toList();
    }

    /** Whom to ask. */
    public void contact(Context ctx) {
        Language language = languages.of(ctx);
        Phrasebook words = Texts.of(language);
        PageView page = Languages.page(words.say("policy.contact.title"), Place.PUBLIC, "", "/contact", language);
        Contact contact = desk.contact(language);
        PolicyView.Contact view = contact == null
                ? new PolicyView.Contact(page, List.of(), null, null)
                : new PolicyView.Contact(
                        page,
                        List.of(
                                PolicyView.Section.of(words.say("policy.contact.person"), contact.person()),
                                PolicyView.Section.of(words.say("policy.contact.officer"), contact.officer()),
                                PolicyView.Section.of(
                                        words.say("policy.contact.representative"), contact.representative()),
                                PolicyView.Section.of(words.say("policy.contact.authorities"), contact.authorities())),
                        words.say("policy.contact.days", "days", contact.answerDays()),
                        words.say("policy.contact.changed", "day", language.day(contact.changedAt())));
        Pages.show(ctx, Pages.TEMPLATES.policyContact(view));
    }
}
