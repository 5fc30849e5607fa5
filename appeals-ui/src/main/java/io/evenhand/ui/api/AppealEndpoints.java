// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.appeal.ReviewDesk;
import io.evenhand.enforcement.appeal.Ruling;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AnswerRow;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.FileRow;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appeals for members of staff: what waits, one appeal with its files, and every step up to its decision. */
public final class AppealEndpoints {
    private final AppealDesk appeals;
    private final ReviewDesk reviews;
    private final AccessLog access;

    public AppealEndpoints(AppealDesk appeals, ReviewDesk reviews, AccessLog access) {
        this.appeals = appeals;
        this.reviews = reviews;
        this.access = access;
    }

    /** Appeals that wait, the most urgent first. */
    public void queue(Context ctx) {
        Answers.json(
                ctx,
                new QueueAnswer(appeals.queue(StaffEntrance.hearer(ctx)).stream()
                        .map(each -> new QueueLine(
                                each.id().value(), each.decision().value(), each.filedAt(), each.answerBy()))
                        .toList()));
    }

    public void show(Context ctx) {
        Appeal appeal = viewed(ctx, "working on an appeal");
        Answers.json(
                ctx,
                new AppealAnswer(
                        appeal.id().value(),
                        appeal.decision().value(),
                        appeal.caseId().value(),
                        appeal.statement(),
                        appeals.grounds(appeal.id()),
                        appeals.files(appeal.id()).stream()
                                .map(each -> new FileLine(each.number(), each.name(), each.type(), each.size()))
                                .toList(),
                        clocks(appeals, appeal.id()),
                        appeal.outcome(),
                        appeal.restoration().name()));
    }

    /** Hands a file out for download; it is never shown in a page. */
    public void file(Context ctx) {
        AppealId id = viewed(ctx, "reading a file handed in").id();
        long number = Ids.number(ctx.pathParam("number"));
        FileRow row = appeals.files(id).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElse(null);
        byte[] content = row == null ? null : appeals.content(id, row.number());
        if (row == null || content == null) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        ctx.contentType("application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"file-" + number + "\"")
                .result(content);
    }

    /** The appeal, once it is noted who looks at it. */
    private Appeal viewed(Context ctx, String purpose) {
        StaffMember by = StaffEntrance.hearer(ctx);
        Appeal appeal = appeals.find(named(ctx));
        if (appeal == null) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        access.viewed(appeal.account(), by, AccessLog.What.APPEAL, purpose);
        return appeal;
    }

    public void look(Context ctx) {
        answer(ctx, reviews.look(named(ctx), StaffEntrance.person(ctx)));
    }

    /** Gives it back, or to a colleague who may decide it. */
    public void handOver(Context ctx) {
        HandingOver body = Bodies.read(ctx, HandingOver.class);
        answer(ctx, reviews.handOver(named(ctx), StaffEntrance.person(ctx), body.to(), body.reason()));
    }

    public void ask(Context ctx) {
        Words body = Bodies.read(ctx, Words.class);
        answer(ctx, reviews.ask(named(ctx), StaffEntrance.person(ctx), body.words()));
    }

    public void turnAway(Context ctx) {
        Words body = Bodies.read(ctx, Words.class);
        answer(ctx, reviews.turnAway(named(ctx), StaffEntrance.person(ctx), body.words()));
    }

    public void decide(Context ctx) {
        Decided body = Bodies.read(ctx, Decided.class);
        List<AnswerRow> answers = body.answers() == null ? List.of() : body.answers();
        Ruling ruling = appeals.decide(named(ctx), StaffEntrance.person(ctx), body.outcome(), body.reasons(), answers);
        if (ruling instanceof Ruling.Refused refused) {
            StaffEntrance.refused(ctx, refused.why());
        } else {
            ctx.status(204);
        }
    }

    static List<ClockLine> clocks(AppealDesk appeals, AppealId id) {
        return appeals.clocks(id).stream()
                .map(each -> new ClockLine(
                        each.kind().name(),
                        each.dueAt(),
                        each.pausedAt() != null,
                        each.metAt() != null,
                        each.breachedAt() != null))
                .toList();
    }

    private static void answer(Context ctx, Ruling.@Nullable Why why) {
        if (why == null) {
            ctx.status(204);
        } else {
            StaffEntrance.refused(ctx, why);
        }
    }

    private static AppealId named(Context ctx) {
        return Ids.appealId(ctx.pathParam("appeal"));
    }

    record QueueAnswer(List<QueueLine> appeals) {}

    record QueueLine(String id, String decision, Instant filedAt, Instant answerBy) {}

    record AppealAnswer(
            String id,
            String decision,
            String caseId,
            String statement,
            List<String> grounds,
            List<FileLine> files,
            List<ClockLine> clocks,
            @Nullable AppealOutcome outcome,
            String restoration) {}

    record FileLine(int number, String name, String type, int size) {}

    record ClockLine(String kind, Instant dueAt, boolean paused, boolean met, boolean breached) {}

    record Words(String words) {}

    /** {@code to} is the colleague's name; without one, whoever takes it next. */
    record HandingOver(@Nullable String to, String reason) {}

    record Decided(
            AppealOutcome outcome, String reasons, @Nullable List<AnswerRow> answers) {}
}
