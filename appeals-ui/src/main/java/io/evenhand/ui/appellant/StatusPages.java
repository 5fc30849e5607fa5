// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.appeal.ReviewDesk;
import io.evenhand.ui.appellant.StatusWords.Papers;
import io.evenhand.ui.session.Forms;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** An appeal's status: its receipt, its clocks, our question, its answer; and taking it back. */
public final class StatusPages {
    private final Visits visits;
    private final AppealDesk appeals;
    private final ReviewDesk reviews;
    private final Forms forms;

    public StatusPages(Visits visits, AppealDesk appeals, ReviewDesk reviews, Forms forms) {
        this.visits = visits;
        this.appeals = appeals;
        this.reviews = reviews;
        this.forms = forms;
    }

    public void status(Context ctx) {
        Visit visit = visits.open(ctx);
        Appeal appeal = appeal(visit);
        if (appeal == null) {
            Pages.seeOther(ctx, visit.path());
        } else {
            show(ctx, 200, visit, appeal, null, null, false);
        }
    }

    /** The answer to our question, or taking the appeal back. */
    public void act(Context ctx) {
        Visit visit = visits.open(ctx);
        Appeal appeal = appeal(visit);
        if (appeal == null) {
            Pages.seeOther(ctx, visit.path());
            return;
        }
        String answer = Visits.typed(ctx, "answer");
        if (!forms.accepts(ctx)) {
            show(ctx, 403, visit, appeal, answer, null, true);
        } else if ("withdraw".equals(ctx.formParam("act"))) {
            boolean withdrawn = reviews.withdraw(visit.token());
            Pages.seeOther(ctx, withdrawn ? visit.path() : status(visit));
        } else if (appeal.state().isOpen() && !reviews.answer(visit.token(), answer)) {
            String wrong = visit.say("status.question.wrong", "max", AppealDesk.STATEMENT_LENGTH_MAX);
            show(ctx, 422, visit, appeal, answer, wrong, false);
        } else {
            Pages.seeOther(ctx, status(visit));
        }
    }

    private @Nullable Appeal appeal(Visit visit) {
        return appeals.ofDecision(visit.notice().decision().id());
    }

    private void show(
            Context ctx,
            int status,
            Visit visit,
            Appeal appeal,
            @Nullable String typed,
            @Nullable String wrong,
            boolean resent) {
        Papers papers = new Papers(
                appeal,
                appeals.grounds(appeal.id()),
                appeals.answers(appeal.id()),
                appeals.files(appeal.id()),
                appeals.clocks(appeal.id()));
        String csrf = forms.proofFor(ctx, status(visit));
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.appellantStatus(StatusWords.view(visit, papers, csrf, typed, wrong, resent)));
    }

    private static String status(Visit visit) {
        return visit.path() + "/appeal/status";
    }
}
