// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.appeal.Ruling;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.CaseFile;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.notice.Notice;
import io.evenhand.enforcement.notice.Notices;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.privacy.Contacts;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.QueueView;
import io.javalin.http.Context;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The queue of appeals and the page where one is decided by somebody who took no part. */
public final class AppealPages {
    private final Guard guard;
    private final AccessLog access;
    private final AppealDesk appeals;
    private final CaseDesk cases;
    private final Notices notices;
    private final Contacts contacts;
    private final Clock clock;

    public AppealPages(
            Guard guard,
            AppealDesk appeals,
            CaseDesk cases,
            Notices notices,
            Contacts contacts,
            Clock clock,
            AccessLog access) {
        this.access = access;
        this.guard = guard;
        this.appeals = appeals;
        this.cases = cases;
        this.notices = notices;
        this.contacts = contacts;
        this.clock = clock;
    }

    public void queue(Context ctx) {
        PageView page = guard.page(ctx, "Appeals that wait for a decision", Place.APPEALS);
        StaffMember reader = guard.member(ctx);
        QueueView view = new QueueView(
                page,
                "No appeal waits.",
                null,
                appeals.queue().stream()
                        .map(appeal -> ReviewWords.row(
                                appeal,
                                notices.preview(appeal.decision()),
                                appeals.mayDecide(appeal.id(), reader),
                                clock.instant()))
                        .toList());
        Pages.show(ctx, Pages.TEMPLATES.reviewQueue(view));
    }

    public void show(Context ctx) {
        access.viewed(appeal(ctx).account(), guard.member(ctx), AccessLog.What.APPEAL, "working on an appeal");
        answer(ctx, 200, new Draft(null, null, ReviewWords.REASONS), null);
    }

    /** Shows how the person wants to be reached; that somebody looked is remembered. */
    public void reveal(Context ctx) {
        Appeal appeal = appeal(ctx);
        access.viewed(appeal.account(), guard.member(ctx), AccessLog.What.CONTACT, "reaching the person");
        answer(ctx, 200, new Draft(null, null, ReviewWords.REASONS), contacts.reveal(appeal.id(), guard.member(ctx)));
    }

    public void decide(Context ctx) {
        Appeal appeal = appeal(ctx);
        String reasons = typed(ctx);
        AppealOutcome outcome = ReviewWords.outcome(ctx.formParam("outcome"));
        if (outcome == null) {
            answer(ctx, 422, new Draft(null, "Please choose one.", ReviewWords.REASONS.filled(reasons, null)), null);
            return;
        }
        Ruling ruling = appeals.decide(appeal.id(), guard.member(ctx), outcome, reasons);
        if (ruling instanceof Ruling.Refused refused) {
            refused(ctx, outcome, reasons, refused.why());
        } else {
            Pages.seeOther(ctx, "/desk/appeals/" + appeal.id().value());
        }
    }

    private void refused(Context ctx, AppealOutcome outcome, String reasons, Ruling.Why why) {
        switch (why) {
            case NOT_FOUND -> throw new Refusal(Reason.NOT_FOUND);
            case TOOK_PART -> throw new Refusal(Reason.TOOK_PART);
            case ROLE -> throw new Refusal(Reason.FORBIDDEN);
            case ALREADY_DECIDED, GROUND_NOT_ANSWERED, STATE, ASSIGNED_TO_SOMEBODY_ELSE ->
                throw new Refusal(Reason.CONFLICT);
            case REASONS_TOO_SHORT ->
                answer(
                        ctx,
                        422,
                        new Draft(outcome, null, ReviewWords.REASONS.filled(reasons, ReviewWords.REASONS_WRONG)),
                        null);
        }
    }

    private void answer(Context ctx, int status, Draft draft, @Nullable String contact) {
        Appeal appeal = appeal(ctx);
        StaffMember reader = guard.member(ctx);
        Notice notice = notices.preview(appeal.decision());
        CaseFile file = cases.file(appeal.caseId(), reader);
        if (notice == null || file == null) {
            throw new Refusal(Reason.GONE);
        }
        PageView page = guard.page(ctx, "Appeal of " + appeal.account().value(), Place.APPEALS);
        boolean may = appeals.mayDecide(appeal.id(), reader);
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.reviewAppeal(ReviewWords.view(
                        page,
                        appeal,
                        notice,
                        file,
                        draft,
                        ReviewWords.barred(appeal, reader, may),
                        contact,
                        clock.instant())));
    }

    private Appeal appeal(Context ctx) {
        Appeal appeal = appeals.find(Ids.appealId(ctx.pathParam("appeal")));
        if (appeal == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return appeal;
    }

    private static String typed(Context ctx) {
        String value = ctx.formParam("reasons");
        return value == null ? "" : value.replace("\r\n", "\n").strip();
    }

    /**
     * A decision as far as it is typed.
     *
     * @param outcome the choice, or null
     * @param outcomeWrong what is wrong with it, or null
     */
    record Draft(@Nullable AppealOutcome outcome, @Nullable String outcomeWrong, FieldView reasons) {}
}
