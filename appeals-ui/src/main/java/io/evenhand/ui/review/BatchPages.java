// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.caseload.Batches;
import io.evenhand.enforcement.caseload.Batches.Batch;
import io.evenhand.enforcement.caseload.Batches.Opened;
import io.evenhand.enforcement.cases.CaseRoom;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.BatchView;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of cases that one person works through, second looks at a tenth of them, and undoing. */
public final class BatchPages {
    private static final String PATH = "/desk/batches";

    private final Guard guard;
    private final Batches batches;
    private final CaseRoom room;
    private final Clock clock;

    public BatchPages(Guard guard, Batches batches, CaseRoom room, Clock clock) {
        this.guard = guard;
        this.batches = batches;
        this.room = room;
        this.clock = clock;
    }

    public void add(RoutesConfig to) {
        to.get(PATH, this::index);
        to.post(PATH, this::open);
        to.get(PATH + "/{batch}", ctx -> answer(ctx, 200, null));
        to.post(PATH + "/{batch}", this::act);
    }

    private void index(Context ctx) {
        Phrasebook words = guard.words(ctx);
        List<BatchView.Line> lines = batches.forReader(guard.member(ctx)).stream()
                .map(each -> new BatchView.Line(
                        PATH + "/" + each.row().id(),
                        BatchWords.name(each.row(), words),
                        BatchWords.state(each, words),
                        Dates.minute(each.row().madeAt(), words.language())))
                .toList();
        Pages.show(
                ctx,
                Pages.TEMPLATES.reviewBatches(new BatchView.Index(
                        guard.page(ctx, words.say("work.batch.title"), Place.BATCHES),
                        BatchWords.intro(words),
                        lines)));
    }

    private void open(Context ctx) {
        List<CaseId> cases = ctx.formParams("case").stream().map(Ids::caseId).toList();
        Opened opened = batches.open(cases, guard.member(ctx));
        if (opened instanceof Opened.Done done) {
            Pages.seeOther(ctx, PATH + "/" + done.batch());
        } else if (opened instanceof Opened.Refused refused && refused.why() == Batches.Why.ROLE) {
            throw new Refusal(Reason.FORBIDDEN);
        } else if (opened instanceof Opened.Refused refused) {
            Phrasebook words = guard.words(ctx);
            Pages.show(
                    ctx,
                    422,
                    Pages.TEMPLATES.reviewProblem(
                            guard.page(ctx, words.say("work.batch.refused"), Place.BATCHES),
                            BatchWords.wrong(refused.why(), words)));
        }
    }

    /** Finishes it, says what a second person found, or undoes all of it. */
    private void act(Context ctx) {
        StaffMember by = guard.member(ctx);
        Batch batch = batch(ctx);
        long id = batch.row().id();
        Batches.Why why =
                switch (Typed.of(ctx, "act")) {
                    case "finish" -> batches.finish(id, by);
                    case "same" -> check(ctx, id, true, by);
                    case "otherwise" -> check(ctx, id, false, by);
                    case "undo" -> batches.undo(id, Typed.of(ctx, "undoing"), by);
                    default -> throw new Refusal(Reason.BAD_REQUEST);
                };
        if (why == null) {
            Pages.seeOther(ctx, PATH + "/" + id);
        } else if (why == Batches.Why.NOT_FOUND || why == Batches.Why.ROLE) {
            throw new Refusal(Reason.FORBIDDEN);
        } else {
            answer(ctx, why == Batches.Why.TEXT_TOO_SHORT ? 422 : 409, BatchWords.wrong(why, guard.words(ctx)));
        }
    }

    private Batches.@Nullable Why check(Context ctx, long id, boolean agrees, StaffMember by) {
        String words = Typed.of(ctx, "words-" + Ids.number(Typed.of(ctx, "place")));
        return batches.check(id, Ids.caseId(Typed.of(ctx, "case")), agrees, words, by);
    }

    private void answer(Context ctx, int status, @Nullable String problem) {
        StaffMember by = guard.member(ctx);
        Batch batch = batch(ctx);
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.reviewBatch(BatchWords.view(
                        guard.page(ctx, BatchWords.name(batch.row(), guard.words(ctx)), Place.BATCHES),
                        batch,
                        by,
                        clock.instant(),
                        problem,
                        item -> room.hasView(item.caseId(), by))));
    }

    private Batch batch(Context ctx) {
        Batch batch = batches.find(Ids.number(ctx.pathParam("batch")), guard.member(ctx));
        if (batch == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return batch;
    }
}
