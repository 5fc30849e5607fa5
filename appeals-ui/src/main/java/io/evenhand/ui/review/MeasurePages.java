// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.cases.Acted;
import io.evenhand.enforcement.cases.Dossier;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ladder.Draft;
import io.evenhand.enforcement.ladder.Foreseen;
import io.evenhand.enforcement.ladder.Stepped;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.ClaimBook.Claim;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.MeasureView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page where a measure is written down, with what people would read about it before anything is saved. */
public final class MeasurePages {
    private final Guard guard;
    private final CasePages.Desks desks;
    private final AccessLog access;

    public MeasurePages(Guard guard, CasePages.Desks desks, AccessLog access) {
        this.guard = guard;
        this.desks = desks;
        this.access = access;
    }

    public void show(Context ctx) {
        Dossier dossier = dossier(ctx);
        access.viewed(dossier.file().account(), guard.member(ctx), AccessLog.What.CASE_FILE, "writing down a measure");
        answer(ctx, 200, dossier, MeasureForm.blank(rung(ctx), guard.words(ctx).language()), null, null);
    }

    /** Shows what would follow, or saves it as a proposal. */
    public void save(Context ctx) {
        Dossier dossier = dossier(ctx);
        CaseId id = dossier.file().id();
        StaffMember by = guard.member(ctx);
        MeasureForm form = MeasureForm.of(rung(ctx), name -> Typed.of(ctx, name));
        Claim claim = desks.room().take(id, by);
        if (claim != null && !claim.staff().equals(by.name())) {
            answer(ctx, 409, dossier, form, DossierWords.taken(claim, guard.words(ctx)), null);
            return;
        }
        if (form.rung() == Rung.NONE) {
            dismiss(ctx, dossier, form);
            return;
        }
        Draft draft = form.draft();
        if (draft == null) {
            answer(ctx, 422, dossier, form, null, null);
        } else if (Typed.of(ctx, "do").equals("preview")) {
            answer(ctx, 200, dossier, form, null, desks.ladder().foresee(id, by, draft));
        } else {
            propose(ctx, dossier, form, draft);
        }
    }

    private void propose(Context ctx, Dossier dossier, MeasureForm form, Draft draft) {
        CaseId id = dossier.file().id();
        Stepped stepped = desks.ladder().propose(id, Typed.version(ctx), guard.member(ctx), draft);
        if (stepped instanceof Stepped.Refused refused) {
            String wrong = LadderWords.wrong(refused.why(), guard.words(ctx));
            answer(ctx, LadderWords.status(refused.why()), dossier, form, wrong, null);
        } else {
            Pages.seeOther(ctx, "/desk/cases/" + id.value() + "#proposal");
        }
    }

    private void dismiss(Context ctx, Dossier dossier, MeasureForm form) {
        CaseId id = dossier.file().id();
        StaffMember by = guard.member(ctx);
        Acted acted = desks.cases().dismiss(id, Typed.version(ctx), by, form.value("facts"));
        if (acted instanceof Acted.Refused refused) {
            boolean aboutText = refused.why() == Acted.Why.TEXT_TOO_SHORT;
            String wrong = aboutText ? null : CaseWords.wrong(refused.why(), guard.words(ctx));
            answer(ctx, CaseWords.status(refused.why()), dossier, form, wrong, null);
        } else {
            desks.room().release(id, by);
            Pages.seeOther(ctx, "/desk/cases/" + id.value());
        }
    }

    private void answer(
            Context ctx,
            int status,
            Dossier dossier,
            MeasureForm form,
            @Nullable String problem,
            @Nullable Foreseen foreseen) {
        Phrasebook words = guard.words(ctx);
        PageView page = guard.page(
                ctx,
                words.say(
                        "case.rung.title",
                        "rung",
                        form.rung().text(words),
                        "account",
                        dossier.file().account().value()),
                Place.CASES);
        MeasureView view = new MeasureView(
                page,
                dossier.file().id().value(),
                dossier.file().version(),
                form.rung().wire(),
                form.rung().explanation(words),
                problem,
                form.lines(words),
                form.texts(words),
                form.urgencies(words),
                form.rung() != Rung.NONE,
                foreseen == null ? null : LadderWords.outcome(foreseen, names(dossier, foreseen), words));
        Pages.show(ctx, status, Pages.TEMPLATES.reviewMeasure(view));
    }

    private static List<String> names(Dossier dossier, Foreseen foreseen) {
        List<String> names = new ArrayList<>(
                List.of(dossier.file().account().value(), dossier.file().id().value()));
        var server = foreseen.decision().subject().server();
        if (server != null) {
            names.add(server.value());
        }
        return names;
    }

    /** The case, for somebody who decides cases and wrote down their own view of it. */
    private Dossier dossier(Context ctx) {
        StaffMember by = guard.member(ctx);
        if (!by.role().decidesCases()) {
            throw new Refusal(Reason.FORBIDDEN);
        }
        Dossier dossier = desks.room().dossier(Ids.caseId(ctx.pathParam("case")), by);
        if (dossier == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        if (dossier.own() == null) {
            throw new Refusal(Reason.FORBIDDEN);
        }
        return dossier;
    }

    private static Rung rung(Context ctx) {
        Rung rung = Rung.find(ctx.pathParam("measure"));
        if (rung == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return rung;
    }
}
