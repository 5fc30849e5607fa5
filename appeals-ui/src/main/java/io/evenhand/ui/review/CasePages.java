// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.cases.Acted;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.CaseFile;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.notice.Notice;
import io.evenhand.enforcement.notice.Notices;
import io.evenhand.enforcement.privacy.AccessLog;
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

/** The queue of cases and the page of one case with its acts. */
public final class CasePages {
    private final Guard guard;
    private final AccessLog access;
    private final CaseDesk desk;
    private final Notices notices;
    private final FeedPublisher feed;
    private final Clock clock;

    public CasePages(Guard guard, CaseDesk desk, Notices notices, FeedPublisher feed, Clock clock, AccessLog access) {
        this.access = access;
        this.guard = guard;
        this.desk = desk;
        this.notices = notices;
        this.feed = feed;
        this.clock = clock;
    }

    public void queue(Context ctx) {
        PageView page = guard.page(ctx, "Cases that wait for a person", Place.CASES);
        QueueView view = new QueueView(
                page,
                "No case waits.",
                CaseWords.held(feed.held(), guard.member(ctx)),
                desk.queue().stream()
                        .map(line -> CaseWords.row(line, clock.instant()))
                        .toList());
        Pages.show(ctx, Pages.TEMPLATES.reviewQueue(view));
    }

    public void show(Context ctx) {
        CaseFile file = file(ctx);
        access.viewed(file.account(), guard.member(ctx), AccessLog.What.CASE_FILE, "working on a case");
        answer(ctx, 200, file, null, null, CaseWords.REASONS);
    }

    /** Lets pass what the fuse of the feed holds back. */
    public void release(Context ctx) {
        StaffMember member = guard.member(ctx);
        if (!member.role().releasesFeed()) {
            throw new Refusal(Reason.FORBIDDEN);
        }
        feed.release(member);
        Pages.seeOther(ctx, "/desk");
    }

    public void act(Context ctx) {
        CaseFile file = file(ctx);
        String text = typed(ctx, "reasons");
        CaseAct act = CaseAct.find(ctx.formParam("act"));
        if (act == null) {
            answer(ctx, 422, file, null, "Please choose one.", CaseWords.REASONS.filled(text, null));
            return;
        }
        Acted acted = perform(act, file.id(), version(ctx), guard.member(ctx), text);
        if (acted instanceof Acted.Refused refused) {
            String wrong = CaseWords.wrong(refused.why());
            boolean aboutText = refused.why() == Acted.Why.TEXT_TOO_SHORT;
            answer(
                    ctx,
                    CaseWords.status(refused.why()),
                    file(ctx),
                    act,
                    aboutText ? null : wrong,
                    CaseWords.REASONS.filled(text, aboutText ? wrong : null));
        } else {
            Pages.seeOther(ctx, "/desk/cases/" + file.id().value());
        }
    }

    private Acted perform(CaseAct act, CaseId id, int version, StaffMember by, String text) {
        return switch (act) {
            case DISMISS -> desk.dismiss(id, version, by, text);
            case PROPOSE_LIMIT -> desk.proposeLimit(id, version, by, text);
            case AGREE -> desk.agree(id, version, by, text);
            case DISAGREE -> desk.disagree(id, version, by, text);
            case NOTE -> desk.note(id, version, by, text);
        };
    }

    private void answer(
            Context ctx,
            int status,
            CaseFile file,
            @Nullable CaseAct chosen,
            @Nullable String actWrong,
            FieldView reasons) {
        PageView page = guard.page(ctx, "Case about " + file.account().value(), Place.CASES);
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.reviewCaseFile(CaseWords.view(
                        page,
                        file,
                        newestNotice(file),
                        guard.member(ctx),
                        chosen,
                        actWrong,
                        reasons,
                        clock.instant())));
    }

    private @Nullable Notice newestNotice(CaseFile file) {
        if (file.decisions().isEmpty()) {
            return null;
        }
        DecisionId id = file.decisions().get(0).decision().id();
        return notices.preview(id);
    }

    private CaseFile file(Context ctx) {
        CaseFile file = desk.file(Ids.caseId(ctx.pathParam("case")), guard.member(ctx));
        if (file == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return file;
    }

    private static int version(Context ctx) {
        try {
            return Integer.parseInt(typed(ctx, "version"));
        } catch (NumberFormatException e) {
            throw new Refusal(Reason.BAD_REQUEST);
        }
    }

    private static String typed(Context ctx, String field) {
        String value = ctx.formParam(field);
        return value == null ? "" : value.replace("\r\n", "\n").strip();
    }
}
