// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.contract.decision.Decision;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.ladder.Responses;
import io.evenhand.enforcement.ladder.Responses.Taken;
import io.evenhand.enforcement.trial.WhatWouldChange;
import io.evenhand.ui.session.Forms;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.view.AnswerFormView;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The pages behind a notice's link: the notice, the whole explanation, and an answer before more happens. */
public final class NoticePages {
    private static final String TEXT = "text";

    private final Visits visits;
    private final AppealDesk appeals;
    private final Responses responses;
    private final WhatWouldChange changes;
    private final Forms forms;
    private final Clock clock;

    public NoticePages(
            Visits visits, AppealDesk appeals, Responses responses, WhatWouldChange changes, Forms forms, Clock clock) {
        this.visits = visits;
        this.appeals = appeals;
        this.responses = responses;
        this.changes = changes;
        this.forms = forms;
        this.clock = clock;
    }

    public void notice(Context ctx) {
        Visit visit = visits.open(ctx);
        Appeal appeal = appeals.ofDecision(visit.notice().decision().id());
        String proof = forms.proofFor(ctx, visit.path() + "/me");
        Pages.show(ctx, Pages.TEMPLATES.appellantNotice(NoticeWords.view(visit, proof, appeal, clock.instant())));
    }

    public void why(Context ctx) {
        Visit visit = visits.open(ctx);
        Decision decision = visit.notice().decision();
        Pages.show(
                ctx,
                Pages.TEMPLATES.appellantWhy(WhyWords.view(
                        visit,
                        changes.of(
                                decision.subject().account(),
                                visit.notice().row().assessment()))));
    }

    public void answerForm(Context ctx) {
        Visit visit = visits.open(ctx);
        if (visit.notice().answerUntil() == null) {
            Pages.seeOther(ctx, visit.path());
            return;
        }
        show(ctx, 200, visit, "", null, ctx.queryParam("sent") != null, false);
    }

    public void answer(Context ctx) {
        Visit visit = visits.open(ctx);
        String text = Visits.typed(ctx, TEXT);
        if (!forms.accepts(ctx)) {
            show(ctx, 403, visit, text, null, false, true);
            return;
        }
        Taken taken = responses.respond(visit.token(), text);
        switch (taken) {
            case TAKEN -> Pages.seeOther(ctx, visit.path() + "/answer?sent=1");
            case LINK_NOT_VALID -> throw new Refusal(Reason.LINK_UNKNOWN);
            case TOO_LATE -> Pages.seeOther(ctx, visit.path());
            case EMPTY -> show(ctx, 422, visit, text, visit.say("answer.wrong.empty"), false, false);
            case TOO_LONG ->
                show(
                        ctx,
                        422,
                        visit,
                        text,
                        visit.say("answer.wrong.too_long", "max", Responses.LENGTH_MAX),
                        false,
                        false);
            case TOO_MANY -> show(ctx, 422, visit, text, visit.say("answer.wrong.too_many"), false, false);
        }
    }

    private void show(
            Context ctx, int status, Visit visit, String typed, @Nullable String wrong, boolean sent, boolean resent) {
        String csrf = forms.proofFor(ctx, visit.path() + "/answer");
        String title = visit.say(sent ? "answer.sent.title" : "answer.title");
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.appellantAnswer(new AnswerFormView(
                        wrong == null ? visit.page(title, csrf) : visit.pageWithFault(title, csrf),
                        NoticeWords.headline(visit),
                        FieldView.blank(TEXT, visit.say("answer.label"), visit.say("answer.hint"))
                                .filled(typed, wrong),
                        sent,
                        resent,
                        visit.path())));
    }
}
