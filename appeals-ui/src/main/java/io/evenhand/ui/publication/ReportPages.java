// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.publication;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.evidence.EvidenceDesk;
import io.evenhand.enforcement.ledger.ThirdPartyReportRow;
import io.evenhand.ui.session.Forms;
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
import io.evenhand.ui.view.ReportFormView;
import io.evenhand.ui.view.ReportStatusView;
import io.javalin.http.Context;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where anybody tells us about access that is sold, gets a receipt, and reads with it what became of the report. */
public final class ReportPages {
    private static final String PATH = "/report";
    private static final int WORDS_LENGTH_MAX = 10_000;
    private static final int WORDS_LENGTH_MIN = 20;
    private static final int REPORTER_LENGTH_MAX = 500;

    private static final String KEY = "public.report.";

    private final EvidenceDesk desk;
    private final Forms forms;
    private final Languages languages;
    private final SignInThrottle sent;

    /** @param sent counts reports from one address */
    public ReportPages(EvidenceDesk desk, Forms forms, Languages languages, SignInThrottle sent) {
        this.desk = desk;
        this.forms = forms;
        this.languages = languages;
        this.sent = sent;
    }

    public void form(Context ctx) {
        Phrasebook book = Texts.of(languages.of(ctx));
        show(ctx, 200, blank("account", book), blank("words", book), blank("reporter", book), false);
    }

    /** Keeps a report and leads to its receipt. */
    public void send(Context ctx) {
        Phrasebook book = Texts.of(languages.of(ctx));
        FieldView account = filled(ctx, "account", book);
        FieldView words = filled(ctx, "words", book);
        FieldView reporter = filled(ctx, "reporter", book);
        if (!forms.accepts(ctx)) {
            show(ctx, 403, account, words, reporter, true);
            return;
        }
        if (account.wrong() != null || words.wrong() != null || reporter.wrong() != null) {
            show(ctx, 422, account, words, reporter, false);
            return;
        }
        if (!sent.wait(ctx.ip(), ctx.ip()).isZero()) {
            throw new Refusal(Reason.TOO_MANY);
        }
        sent.failed(ctx.ip(), ctx.ip());
        String receipt = desk.report(
                account.value().isEmpty() ? null : new AccountId(account.value()),
                words.value(),
                reporter.value().isEmpty() ? null : reporter.value());
        Pages.seeOther(ctx, PATH + "/" + receipt);
    }

    /** What became of a report; whoever has no receipt learns nothing. */
    public void outcome(Context ctx) {
        String receipt = ctx.pathParam("receipt");
        ThirdPartyReportRow row = desk.outcome(receipt);
        if (row == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        Language language = languages.of(ctx);
        Phrasebook book = Texts.of(language);
        Pages.show(
                ctx,
                Pages.TEMPLATES.publicationReported(new ReportStatusView(
                        Languages.page(
                                book.say("public.report.yours"), Place.NOTICE, "", PATH + "/" + receipt, language),
                        receipt,
                        Dates.minute(row.receivedAt(), language),
                        book.say(KEY + "outcome." + outcome(row.outcome())))));
    }

    private static String outcome(ThirdPartyReportRow.@Nullable Outcome outcome) {
        return outcome == null ? "open" : outcome.name().toLowerCase(Locale.ROOT);
    }

    private void show(Context ctx, int status, FieldView account, FieldView words, FieldView reporter, boolean resent) {
        Language language = languages.of(ctx);
        Phrasebook book = Texts.of(language);
        boolean faulty = account.wrong() != null || words.wrong() != null || reporter.wrong() != null;
        String title = book.say("public.report.title");
        PageView page = Languages.page(
                faulty ? book.say("frame.error", "title", title) : title,
                Place.PUBLIC,
                forms.proofFor(ctx, PATH),
                PATH,
                language);
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.publicationReport(new ReportFormView(page, account, words, reporter, resent)));
    }

    private static FieldView blank(String name, Phrasebook book) {
        String label = book.say(KEY + name);
        return FieldView.blank(
                name,
                name.equals("words") ? label : book.say("frame.optional", "label", label),
                book.say(KEY + name + ".hint", "max", max(name)));
    }

    private static FieldView filled(Context ctx, String name, Phrasebook book) {
        String text = Typed.of(ctx, name);
        String wrong =
                fits(name, text) ? null : book.say(KEY + name + ".wrong", "min", WORDS_LENGTH_MIN, "max", max(name));
        return blank(name, book).filled(text, wrong);
    }

    private static boolean fits(String name, String text) {
        return switch (name) {
            case "account" -> text.isEmpty() || text.matches("[A-Za-z0-9._-]{1,64}");
            case "words" -> text.length() >= WORDS_LENGTH_MIN && text.length() <= WORDS_LENGTH_MAX;
            default -> text.length() <= REPORTER_LENGTH_MAX;
        };
    }

    private static int max(String name) {
        return name.equals("words") ? WORDS_LENGTH_MAX : REPORTER_LENGTH_MAX;
    }
}
