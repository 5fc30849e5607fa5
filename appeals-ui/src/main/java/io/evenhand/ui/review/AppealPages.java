// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.appeal.ReviewDesk;
import io.evenhand.enforcement.appeal.Ruling;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.CaseFile;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.FileRow;
import io.evenhand.enforcement.notice.Notices;
import io.evenhand.enforcement.notice.ServedNotice;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.privacy.Contacts;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.QueueView;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queue of appeals and the page where one is decided by somebody who took no part. */
public final class AppealPages {
    private final Guard guard;
    private final AccessLog access;
    private final AppealDesk appeals;
    private final ReviewDesk reviews;
    private final CaseDesk cases;
    private final Notices notices;
    private final Contacts contacts;
    private final Clock clock;

    public AppealPages(
            Guard guard,
            AppealDesk appeals,
            ReviewDesk reviews,
            CaseDesk cases,
            Notices notices,
            Contacts contacts,
            Clock clock,
            AccessLog access) {
        this.access = access;
        this.guard = guard;
        this.appeals = appeals;
        this.reviews = reviews;
        this.cases = cases;
        this.notices = notices;
        this.contacts = contacts;
        this.clock = clock;
    }

    public void queue(Context ctx) {
        PageView page = guard.page(ctx, guard.words(ctx).say("case.appeals.title"), Place.APPEALS);
        StaffMember reader = guard.member(ctx);
        QueueView view = new QueueView(
                page,
                page.say("case.appeals.empty"),
                null,
                "",
                appeals.queue(reader).stream()
                        .map(line -> ReviewWords.row(
                                line,
                                reader.role().hearsAppeals() && line.isFreeFor(reader.name()),
                                clock.instant(),
                                page.words()))
                        .toList());
        Pages.show(ctx, Pages.TEMPLATES.reviewQueue(view));
    }

    public void show(Context ctx) {
        access.viewed(appeal(ctx).account(), guard.member(ctx), AccessLog.What.APPEAL, "working on an appeal");
        answer(ctx, 200, Draft.blank(guard.words(ctx)), null);
    }

    /** Takes the appeal, so that nobody else works on it; the clock until a person looks is met. */
    public void take(Context ctx) {
        Appeal appeal = appeal(ctx);
        take(appeal, guard.member(ctx));
        Pages.seeOther(ctx, "/desk/appeals/" + appeal.id().value());
    }

    private void take(Appeal appeal, StaffMember reviewer) {
        Ruling.Why why = reviews.look(appeal.id(), reviewer);
        if (why != null) {
            throw new Refusal(ReviewWords.refusal(why));
        }
    }

    /** One file that was handed in, for download only: nothing of it is ever shown in a page. */
    public void file(Context ctx) {
        Appeal appeal = appeal(ctx);
        StaffMember reader = guard.member(ctx);
        long number = Ids.number(ctx.pathParam("number"));
        FileRow file = appeals.files(appeal.id()).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElse(null);
        byte[] content = file == null ? null : appeals.content(appeal.id(), file.number());
        if (file == null || content == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        access.viewed(appeal.account(), reader, AccessLog.What.APPEAL, "reading a file handed in");
        ctx.header("Content-Disposition", "attachment; filename*=UTF-8''" + Ids.encoded(file.name()))
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .contentType("application/octet-stream")
                .result(content);
    }

    /** Gives the appeal back or to a colleague, with a reason. */
    public void handOver(Context ctx) {
        Appeal appeal = appeal(ctx);
        Phrasebook words = guard.words(ctx);
        String reason = Typed.of(ctx, "handing-over");
        String to = Typed.of(ctx, "to");
        Ruling.Why why = reviews.handOver(appeal.id(), guard.member(ctx), to.isEmpty() ? null : to, reason);
        if (why == null) {
            Pages.seeOther(ctx, "/desk/appeals/" + appeal.id().value());
        } else if (why == Ruling.Why.REASONS_TOO_SHORT) {
            answer(ctx, 422, Draft.blank(words).handingOver(reason, words.say("case.appeal.hand_over.wrong")), null);
        } else {
            throw new Refusal(ReviewWords.refusal(why));
        }
    }

    /** Asks the account holder something, once. */
    public void ask(Context ctx) {
        Appeal appeal = appeal(ctx);
        Phrasebook words = guard.words(ctx);
        String question = Typed.of(ctx, "question");
        Ruling.Why why = reviews.ask(appeal.id(), guard.member(ctx), question);
        if (why == null) {
            Pages.seeOther(ctx, "/desk/appeals/" + appeal.id().value());
        } else if (why == Ruling.Why.REASONS_TOO_SHORT) {
            answer(ctx, 422, Draft.blank(words).asking(question, words.say("case.appeal.question.wrong")), null);
        } else {
            throw new Refusal(ReviewWords.refusal(why));
        }
    }

    /** Shows how the person wants to be reached; that somebody looked is remembered. */
    public void reveal(Context ctx) {
        Appeal appeal = appeal(ctx);
        access.viewed(appeal.account(), guard.member(ctx), AccessLog.What.CONTACT, "reaching the person");
        answer(ctx, 200, Draft.blank(guard.words(ctx)), contacts.reveal(appeal.id(), guard.member(ctx)));
    }

    public void decide(Context ctx) {
        Appeal appeal = appeal(ctx);
        if (appeal.state().isOpen() && appeal.assignee() == null) {
            take(appeal, guard.member(ctx));
        }
        Draft draft = draft(ctx, appeal);
        AppealOutcome outcome = draft.outcome();
        if (outcome == null || draft.isIncomplete()) {
            answer(ctx, 422, draft.marked(guard.words(ctx)), null);
            return;
        }
        Ruling ruling = appeals.decide(
                appeal.id(), guard.member(ctx), outcome, draft.reasons().value(), draft.answers());
        if (!(ruling instanceof Ruling.Refused refused)) {
            Pages.seeOther(ctx, "/desk/appeals/" + appeal.id().value());
        } else if (refused.why() == Ruling.Why.REASONS_TOO_SHORT) {
            answer(ctx, 422, draft.tooShort(guard.words(ctx)), null);
        } else {
            throw new Refusal(ReviewWords.refusal(refused.why()));
        }
    }

    private Draft draft(Context ctx, Appeal appeal) {
        List<Draft.Given> given = new ArrayList<>();
        for (String ground : ReviewWords.answerable(appeals.grounds(appeal.id()))) {
            String name = ReviewWords.field(ground);
            given.add(new Draft.Given(
                    ground, ReviewWords.result(ctx.formParam(name + "-result")), Typed.of(ctx, name + "-words")));
        }
        Draft blank = Draft.blank(guard.words(ctx));
        return new Draft(
                ReviewWords.outcome(ctx.formParam("outcome")),
                null,
                blank.reasons().filled(Typed.of(ctx, "reasons"), null),
                given,
                "",
                null,
                blank.handing(),
                false);
    }

    private void answer(Context ctx, int status, Draft draft, @Nullable String contact) {
        Appeal appeal = appeal(ctx);
        StaffMember reader = guard.member(ctx);
        ServedNotice notice = notices.asServed(appeal.decision());
        CaseFile file = cases.file(appeal.caseId(), reader);
        if (notice == null || file == null) {
            throw new Refusal(Reason.GONE);
        }
        String title = guard.words(ctx)
                .say("case.appeal.title", "account", appeal.account().value());
        PageView page = guard.page(ctx, title, Place.APPEALS);
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
                        new ReviewWords.Handed(
                                appeals.grounds(appeal.id()), appeals.files(appeal.id()), appeals.answers(appeal.id())),
                        ReviewWords.barred(appeal, reader, may, page.words()),
                        ReviewWords.handOver(appeal, reader, reviews.others(appeal.id()), draft, page.words()),
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
}
