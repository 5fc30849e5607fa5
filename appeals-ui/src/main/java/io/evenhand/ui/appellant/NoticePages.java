// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.appeal.Filing;
import io.evenhand.enforcement.notice.Notice;
import io.evenhand.enforcement.notice.Notices;
import io.evenhand.ui.session.Forms;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The pages behind a notice's link: the reasons, the appeal's form, and what became of it. */
public final class NoticePages {
    private final Notices notices;
    private final AppealDesk appeals;
    private final Forms forms;
    private final Clock clock;
    private final Runnable onFiled;

    /** @param onFiled called for every appeal taken, to be counted */
    public NoticePages(Notices notices, AppealDesk appeals, Forms forms, Clock clock, Runnable onFiled) {
        this.notices = notices;
        this.appeals = appeals;
        this.forms = forms;
        this.clock = clock;
        this.onFiled = onFiled;
    }

    public void notice(Context ctx) {
        Notice notice = open(ctx);
        Pages.show(
                ctx,
                Pages.TEMPLATES.appellantNotice(
                        NoticeWords.notice(notice, appeal(notice), path(ctx), clock.instant())));
    }

    public void form(Context ctx) {
        Notice notice = open(ctx);
        if (!notice.appealPossible()) {
            Pages.seeOther(ctx, appeal(notice) == null ? path(ctx) : path(ctx) + "/appeal/status");
            return;
        }
        show(ctx, 200, notice, NoticeWords.STATEMENT, NoticeWords.CONTACT, false);
    }

    public void file(Context ctx) {
        Notice notice = open(ctx);
        String statement = typed(ctx, "statement");
        String contact = typed(ctx, "contact").strip();
        if (!forms.accepts(ctx)) {
            show(
                    ctx,
                    403,
                    notice,
                    NoticeWords.STATEMENT.filled(statement, null),
                    NoticeWords.CONTACT.filled(contact, null),
                    true);
            return;
        }
        Filing filing = appeals.file(ctx.pathParam("token"), statement, contact.isEmpty() ? null : contact);
        if (filing instanceof Filing.Refused refused) {
            refused(ctx, notice, statement, contact, refused.why());
        } else {
            onFiled.run();
            Pages.seeOther(ctx, path(ctx) + "/appeal/status");
        }
    }

    public void status(Context ctx) {
        Notice notice = open(ctx);
        Appeal appeal = appeal(notice);
        if (appeal == null) {
            Pages.seeOther(ctx, path(ctx));
            return;
        }
        Pages.show(
                ctx, Pages.TEMPLATES.appellantStatus(NoticeWords.status(notice, appeal, path(ctx), clock.instant())));
    }

    private void refused(Context ctx, Notice notice, String statement, String contact, Filing.Why why) {
        switch (why) {
            case LINK_NOT_VALID -> throw new Refusal(Reason.LINK_UNKNOWN);
            case ALREADY_FILED -> Pages.seeOther(ctx, path(ctx) + "/appeal/status");
            case WINDOW_CLOSED -> Pages.seeOther(ctx, path(ctx));
            case STATEMENT_EMPTY,
                    STATEMENT_TOO_LONG,
                    CONTACT_TOO_LONG,
                    GROUND_NOT_KNOWN,
                    FILES_TOO_MANY,
                    FILE_NOT_TAKEN ->
                show(
                        ctx,
                        422,
                        notice,
                        NoticeWords.STATEMENT.filled(statement, NoticeWords.statementWrong(why)),
                        NoticeWords.CONTACT.filled(contact, NoticeWords.contactWrong(why)),
                        false);
        }
    }

    private void show(Context ctx, int status, Notice notice, FieldView statement, FieldView contact, boolean resent) {
        String csrf = forms.proofFor(ctx, path(ctx) + "/appeal");
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.appellantAppealForm(
                        NoticeWords.form(notice, csrf, statement, contact, path(ctx), resent)));
    }

    private Notice open(Context ctx) {
        Notice notice = notices.open(ctx.pathParam("token"));
        if (notice == null) {
            throw new Refusal(Reason.LINK_UNKNOWN);
        }
        return notice;
    }

    private @Nullable Appeal appeal(Notice notice) {
        return appeals.ofDecision(notice.decision());
    }

    private static String path(Context ctx) {
        return "/n/" + ctx.pathParam("token");
    }

    private static String typed(Context ctx, String field) {
        String value = ctx.formParam(field);
        return value == null ? "" : value.replace("\r\n", "\n");
    }
}
