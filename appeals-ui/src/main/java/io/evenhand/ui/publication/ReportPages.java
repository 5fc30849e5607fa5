// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.publication;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.evidence.EvidenceDesk;
import io.evenhand.enforcement.ledger.ThirdPartyReportRow;
import io.evenhand.ui.session.Forms;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.SignInThrottle;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.ReportFormView;
import io.evenhand.ui.view.ReportStatusView;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Where anybody tells us about access that is sold, gets a receipt, and reads with it what became of the report. */
public final class ReportPages {
    private static final String PATH = "/report";
    private static final int WORDS_LENGTH_MAX = 10_000;
    private static final int WORDS_LENGTH_MIN = 20;
    private static final int REPORTER_LENGTH_MAX = 500;

    private static final FieldView ACCOUNT = FieldView.blank(
            "account", "Which account is it about? (optional)", "Its name, if you know it. Leave it empty if not.");
    private static final FieldView WORDS = FieldView.blank(
            "words",
            "What did you see?",
            "Where access was offered, for what price, and when. Up to 10,000 characters.");
    private static final FieldView REPORTER = FieldView.blank(
            "reporter", "How can we reach you? (optional)", "Only if you want us to ask back. Up to 500 characters.");

    private final EvidenceDesk desk;
    private final Forms forms;
    private final SignInThrottle sent;

    /** @param sent counts reports from one address */
    public ReportPages(EvidenceDesk desk, Forms forms, SignInThrottle sent) {
        this.desk = desk;
        this.forms = forms;
        this.sent = sent;
    }

    public void form(Context ctx) {
        show(ctx, 200, ACCOUNT, WORDS, REPORTER, false);
    }

    /** Keeps a report and leads to its receipt. */
    public void send(Context ctx) {
        FieldView account = filled(ctx, ACCOUNT);
        FieldView words = filled(ctx, WORDS);
        FieldView reporter = filled(ctx, REPORTER);
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
        Pages.show(
                ctx,
                Pages.TEMPLATES.publicationReported(new ReportStatusView(
                        PageView.of("Your report", Place.NOTICE),
                        receipt,
                        Dates.minute(row.receivedAt()),
                        outcome(row.outcome()))));
    }

    private static String outcome(ThirdPartyReportRow.@Nullable Outcome outcome) {
        if (outcome == null) {
            return "Nobody has answered it yet. A person will read it.";
        }
        return switch (outcome) {
            case TAKEN_UP ->
                "A person looked and found something to go on with. What comes of it we tell the account holder alone.";
            case NOTHING_FOUND -> "A person looked and found nothing. Nothing happened to the account.";
            case UNFOUNDED -> "A person looked, and there is nothing in it. Nothing happened to the account.";
        };
    }

    private void show(Context ctx, int status, FieldView account, FieldView words, FieldView reporter, boolean resent) {
        boolean faulty = account.wrong() != null || words.wrong() != null || reporter.wrong() != null;
        String title = "Tell us about access that is sold";
        PageView page =
                PageView.english(faulty ? "Error: " + title : title, Place.PUBLIC, null, forms.proofFor(ctx, PATH));
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.publicationReport(new ReportFormView(page, account, words, reporter, resent)));
    }

    private static FieldView filled(Context ctx, FieldView field) {
        String text = Typed.of(ctx, field.name());
        return field.filled(text, wrong(field, text));
    }

    private static @Nullable String wrong(FieldView field, String text) {
        return switch (field.name()) {
            case "account" ->
                text.isEmpty() || text.matches("[A-Za-z0-9._-]{1,64}")
                        ? null
                        : "Please give the account's name as the service shows it, or leave it empty.";
            case "words" ->
                text.length() >= WORDS_LENGTH_MIN && text.length() <= WORDS_LENGTH_MAX
                        ? null
                        : "Please describe it in 20 to 10,000 characters.";
            default -> text.length() <= REPORTER_LENGTH_MAX ? null : "Please use up to 500 characters.";
        };
    }
}
