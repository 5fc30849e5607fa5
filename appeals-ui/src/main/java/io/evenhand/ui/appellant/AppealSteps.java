// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.appeal.AppealDraft;
import io.evenhand.enforcement.appeal.AppealDrafts;
import io.evenhand.enforcement.appeal.AppealDrafts.Added;
import io.evenhand.enforcement.appeal.Filing;
import io.evenhand.enforcement.document.Language;
import io.evenhand.ui.session.Forms;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.StepView;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writing an appeal: one question on a page, each saved when it is answered, and a check before it is sent. */
public final class AppealSteps {
    /** A request that is longer holds more than an appeal may have. */
    private static final long UPLOAD_SIZE_MAX = AppealDesk.FILES_SIZE_MAX + (1L << 20);

    /** So much more is thrown away before the answer: a browser that still sends does not show it. */
    private static final long DISCARDED_SIZE_MAX = 128L << 20;

    private static final int BUFFER_SIZE = 16 << 10;
    private static final int HARDSHIP_LENGTH_MAX = 2_000;
    private static final int STATEMENT_ROWS = 12;
    private static final int HARDSHIP_ROWS = 5;
    private static final int NAME_LENGTH_MAX = 60;

    private final Visits visits;
    private final AppealDrafts drafts;
    private final Forms forms;
    private final Runnable onFiled;

    /** @param onFiled called for every appeal taken, to be counted */
    public AppealSteps(Visits visits, AppealDrafts drafts, Forms forms, Runnable onFiled) {
        this.visits = visits;
        this.drafts = drafts;
        this.forms = forms;
        this.onFiled = onFiled;
    }

    /** The first question that is not answered yet. */
    public void begin(Context ctx) {
        Visit visit = visits.open(ctx);
        AppealDraft draft = draft(visit);
        Step first = draft.grounds() == null ? Step.PARTS : draft.statement().isBlank() ? Step.WORDS : Step.CHECK;
        Pages.seeOther(ctx, possible(visit) ? first.path(visit) : elsewhere(visit));
    }

    public void show(Context ctx) {
        Visit visit = visits.open(ctx);
        if (possible(visit)) {
            show(ctx, 200, visit, step(ctx), draft(visit), null, false);
        } else {
            Pages.seeOther(ctx, elsewhere(visit));
        }
    }

    public void answer(Context ctx) {
        Visit visit = visits.open(ctx);
        Step step = step(ctx);
        if (!possible(visit)) {
            Pages.seeOther(ctx, elsewhere(visit));
            return;
        }
        if (step == Step.FILES && ctx.req().getContentLengthLong() > UPLOAD_SIZE_MAX) {
            discard(ctx);
            show(ctx, 422, visit, step, draft(visit), visit.say("appeal.files.wrong.too_large"), false);
            return;
        }
        AppealDraft draft = typed(ctx, step, draft(visit));
        if (!forms.accepts(ctx)) {
            show(ctx, 403, visit, step, draft, null, true);
            return;
        }
        switch (step) {
            case FILES -> files(ctx, visit);
            case CHECK -> send(ctx, visit, draft);
            default -> save(ctx, visit, step, draft);
        }
    }

    private static void discard(Context ctx) {
        byte[] buffer = new byte[BUFFER_SIZE];
        long left = DISCARDED_SIZE_MAX;
        try (InputStream in = ctx.bodyInputStream()) {
            for (int read = 0; read >= 0 && left > 0; left -= read) {
                read = in.read(buffer);
            }
        } catch (IOException e) {
            throw new Refusal(Reason.BAD_REQUEST);
        }
    }

    private void save(Context ctx, Visit visit, Step step, AppealDraft draft) {
        String wrong = wrong(visit, step, draft);
        if (wrong != null) {
            show(ctx, 422, visit, step, draft, wrong, false);
            return;
        }
        if (!drafts.save(visit.token(), draft)) {
            throw new Refusal(Reason.LINK_UNKNOWN);
        }
        Pages.seeOther(ctx, step.next().path(visit));
    }

    private static AppealDraft typed(Context ctx, Step step, AppealDraft draft) {
        return switch (step) {
            case PARTS -> draft.withGrounds(ctx.formParams("part"));
            case WORDS -> draft.withStatement(Visits.typed(ctx, "statement"));
            case EFFECTS -> draft.withHardship(Visits.typed(ctx, "hardship"));
            case CONTACT -> {
                Language wanted = Language.find(ctx.formParam("language"));
                yield draft.withContact(
                        Visits.typed(ctx, "contact").strip(), wanted == null ? draft.language() : wanted.code());
            }
            case FILES, CHECK -> draft;
        };
    }

    private static @Nullable String wrong(Visit visit, Step step, AppealDraft draft) {
        return switch (step) {
            case PARTS -> unknownPart(visit, draft) ? visit.say("appeal.wrong.ground") : null;
            case WORDS -> {
                if (draft.statement().isBlank()) {
                    yield visit.say("appeal.words.wrong.empty");
                }
                yield draft.statement().strip().length() > AppealDesk.STATEMENT_LENGTH_MAX
                        ? visit.say("appeal.words.wrong.too_long", "max", AppealDesk.STATEMENT_LENGTH_MAX)
                        : null;
            }
            case EFFECTS ->
                draft.hardship().length() > HARDSHIP_LENGTH_MAX
                        ? visit.say("appeal.effects.wrong", "max", HARDSHIP_LENGTH_MAX)
                        : null;
            case CONTACT ->
                draft.contact().length() > AppealDesk.CONTACT_LENGTH_MAX ? visit.say("appeal.contact.wrong") : null;
            case FILES, CHECK -> null;
        };
    }

    private static boolean unknownPart(Visit visit, AppealDraft draft) {
        List<String> known =
                StepWords.parts(visit, draft).stream().map(each -> each.value()).toList();
        return draft.grounds() != null && !known.containsAll(draft.grounds());
    }

    private void files(Context ctx, Visit visit) {
        String remove = ctx.formParam("remove");
        if (remove != null) {
            if (remove.matches("[0-9]{1,4}")) {
                drafts.remove(visit.token(), Integer.parseInt(remove));
            }
            Pages.seeOther(ctx, Step.FILES.path(visit));
            return;
        }
        String wrong = null;
        List<UploadedFile> uploads = ctx.uploadedFiles("files");
        if (uploads.stream().allMatch(each -> each.size() == 0)) {
            wrong = visit.say("appeal.files.wrong.empty");
        }
        for (UploadedFile each : uploads) {
            if (wrong == null) {
                wrong = add(visit, each);
            }
        }
        if (wrong == null) {
            Pages.seeOther(ctx, Step.FILES.path(visit));
        } else {
            show(ctx, 422, visit, Step.FILES, draft(visit), wrong, false);
        }
    }

    private @Nullable String add(Visit visit, UploadedFile file) {
        if (file.size() > AppealDesk.FILES_SIZE_MAX) {
            return visit.say("appeal.files.wrong.too_large");
        }
        try (InputStream in = file.content()) {
            Added added = drafts.add(
                    visit.token(),
                    file.filename(),
                    in.readAllBytes(),
                    visit.language().code());
            String name = file.filename();
            String shown = name.length() > NAME_LENGTH_MAX ? name.substring(0, NAME_LENGTH_MAX) + "…" : name;
            return StepWords.wrong(visit, added, shown);
        } catch (IOException e) {
            return visit.say("appeal.files.wrong.not_taken", "name", "");
        }
    }

    private void send(Context ctx, Visit visit, AppealDraft draft) {
        Filing filing = drafts.send(visit.token(), visit.language().code());
        if (filing instanceof Filing.Refused refused) {
            LinkView obstacle = StepWords.obstacle(visit, refused.why());
            if (obstacle == null) {
                Pages.seeOther(ctx, elsewhere(visit));
            } else {
                check(ctx, 422, visit, draft, obstacle, false);
            }
            return;
        }
        onFiled.run();
        Pages.seeOther(ctx, visit.path() + "/appeal/status");
    }

    private void show(
            Context ctx,
            int status,
            Visit visit,
            Step step,
            AppealDraft draft,
            @Nullable String wrong,
            boolean resent) {
        if (step == Step.CHECK) {
            check(ctx, status, visit, draft, null, resent);
            return;
        }
        String csrf = forms.proofFor(ctx, step.path(visit));
        StepView.Frame frame = StepWords.frame(visit, step, csrf, wrong != null, resent);
        Pages.show(
                ctx,
                status,
                switch (step) {
                    case PARTS ->
                        Pages.TEMPLATES.appellantStepParts(
                                new StepView.Parts(frame, StepWords.parts(visit, draft), wrong));
                    case WORDS ->
                        Pages.TEMPLATES.appellantStepWords(new StepView.Words(
                                frame, StepWords.statement(visit, draft.statement(), wrong), STATEMENT_ROWS));
                    case FILES ->
                        Pages.TEMPLATES.appellantStepFiles(new StepView.Files(
                                frame, StepWords.files(visit, draft), wrong, Step.EFFECTS.path(visit)));
                    case EFFECTS ->
                        Pages.TEMPLATES.appellantStepWords(new StepView.Words(
                                frame, StepWords.hardship(visit, draft.hardship(), wrong), HARDSHIP_ROWS));
                    case CONTACT ->
                        Pages.TEMPLATES.appellantStepContact(new StepView.Contact(
                                frame, StepWords.contact(visit, draft.contact(), wrong), StepWords.languages(draft)));
                    case CHECK -> throw new IllegalStateException("the check has its own page");
                });
    }

    private void check(
            Context ctx, int status, Visit visit, AppealDraft draft, @Nullable LinkView wrong, boolean resent) {
        String csrf = forms.proofFor(ctx, Step.CHECK.path(visit));
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.appellantStepCheck(new StepView.Check(
                        StepWords.frame(visit, Step.CHECK, csrf, wrong != null, resent),
                        StepWords.answers(visit, draft),
                        wrong)));
    }

    private AppealDraft draft(Visit visit) {
        AppealDraft draft = drafts.find(visit.token(), visit.language().code());
        if (draft == null) {
            throw new Refusal(Reason.LINK_UNKNOWN);
        }
        return draft;
    }

    private static boolean possible(Visit visit) {
        return visit.notice().appealPossible();
    }

    /** Where an appeal that cannot be written leads: to the one that was, or to the notice that says why. */
    private static String elsewhere(Visit visit) {
        return visit.path() + "/appeal/status";
    }

    private static Step step(Context ctx) {
        String name = ctx.pathParam("step");
        for (Step each : Step.values()) {
            if (each.name().equalsIgnoreCase(name)) {
                return each;
            }
        }
        throw new Refusal(Reason.NOT_FOUND);
    }
}
