// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.appeal.AppealForm;
import io.evenhand.enforcement.appeal.Filing;
import io.evenhand.enforcement.appeal.ReviewDesk;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.ladder.Responses;
import io.evenhand.enforcement.ledger.AnswerRow;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.notice.Notice;
import io.evenhand.enforcement.notice.Notices;
import io.evenhand.ui.session.Refusal;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the holder of a notice's link does without a page: answer a warning, appeal with files, follow the appeal. */
public final class HolderEndpoints {
    /** Ten megabytes of files in base64, and the words. */
    private static final int BODY_MAX = 15 << 20;

    private final Notices notices;
    private final Responses responses;
    private final AppealDesk appeals;
    private final ReviewDesk reviews;
    private final Runnable onFiled;

    /** @param onFiled called for every appeal taken, to be counted */
    public HolderEndpoints(
            Notices notices, Responses responses, AppealDesk appeals, ReviewDesk reviews, Runnable onFiled) {
        this.notices = notices;
        this.responses = responses;
        this.appeals = appeals;
        this.reviews = reviews;
        this.onFiled = onFiled;
    }

    /** Answers a notice before anything more happens. */
    public void respond(Context ctx) {
        Words body = read(ctx, Words.class);
        Responses.Taken taken = responses.respond(ctx.pathParam("token"), body.words());
        switch (taken) {
            case TAKEN -> ctx.status(204);
            case LINK_NOT_VALID -> throw new Refusal(Refusal.Reason.LINK_UNKNOWN);
            case TOO_LATE, EMPTY, TOO_LONG, TOO_MANY -> refused(ctx, taken);
        }
    }

    /** Hands in an appeal with its grounds and files. */
    public void appeal(Context ctx) {
        Form form = read(ctx, Form.class);
        String language = form.language() == null ? "en" : form.language();
        if (Language.find(language) == null) {
            throw new Refusal(Refusal.Reason.BAD_REQUEST);
        }
        Filing filing = appeals.file(
                ctx.pathParam("token"),
                new AppealForm(
                        form.grounds() == null ? List.of() : form.grounds(),
                        form.statement(),
                        form.contact(),
                        form.hardship(),
                        language,
                        attachments(form)));
        if (filing instanceof Filing.Filed filed) {
            onFiled.run();
            Answers.json(
                    ctx, new Receipt(filed.appeal().id().value(), filed.appeal().answerBy()));
        } else if (filing instanceof Filing.Refused no) {
            if (no.why() == Filing.Why.LINK_NOT_VALID) {
                throw new Refusal(Refusal.Reason.LINK_UNKNOWN);
            }
            refused(ctx, no.why());
        }
    }

    private static List<AppealForm.Attachment> attachments(Form form) {
        List<AppealForm.Attachment> files = new ArrayList<>();
        try {
            for (Handed each : form.files() == null ? List.<Handed>of() : form.files()) {
                files.add(new AppealForm.Attachment(
                        each.name(), Base64.getDecoder().decode(each.content())));
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Reason.BAD_REQUEST);
        }
        return files;
    }

    /** How the appeal stands, with every clock and its due time. */
    public void status(Context ctx) {
        Appeal appeal = appeals.ofDecision(decision(ctx));
        if (appeal == null) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        Answers.json(
                ctx,
                new Status(
                        appeal.id().value(),
                        appeal.filedAt(),
                        appeal.answerBy(),
                        AppealEndpoints.clocks(appeals, appeal.id()),
                        appeal.outcome(),
                        appeal.reasons(),
                        appeals.answers(appeal.id()),
                        appeal.restoration().name()));
    }

    /** Answers our question. */
    public void answer(Context ctx) {
        done(ctx, reviews.answer(ctx.pathParam("token"), read(ctx, Words.class).words()));
    }

    public void withdraw(Context ctx) {
        done(ctx, reviews.withdraw(ctx.pathParam("token")));
    }

    private void done(Context ctx, boolean done) {
        if (!done) {
            decision(ctx);
            Answers.problem(ctx, 409, "it was not done", "there is no open appeal that waits for this");
            return;
        }
        ctx.status(204);
    }

    private DecisionId decision(Context ctx) {
        Notice notice = notices.open(ctx.pathParam("token"));
        if (notice == null) {
            throw new Refusal(Refusal.Reason.LINK_UNKNOWN);
        }
        return notice.decision();
    }

    private static void refused(Context ctx, Enum<?> why) {
        Answers.problem(
                ctx,
                422,
                "it was not taken",
                why.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** Whoever has no link has nothing of theirs read: an appeal may be large. */
    private <T extends Record> T read(Context ctx, Class<T> type) {
        decision(ctx);
        try (InputStream in = ctx.bodyInputStream()) {
            byte[] body = in.readNBytes(BODY_MAX + 1);
            if (body.length > BODY_MAX) {
                throw new Refusal(Refusal.Reason.BAD_REQUEST);
            }
            return Bodies.read(body, type);
        } catch (IOException e) {
            throw new Refusal(Refusal.Reason.BAD_REQUEST);
        }
    }

    record Words(String words) {}

    /** An appeal; files are base64. */
    record Form(
            @Nullable List<String> grounds,
            String statement,
            @Nullable String contact,
            @Nullable String hardship,
            @Nullable String language,
            @Nullable List<Handed> files) {}

    record Handed(String name, String content) {}

    record Receipt(String reference, Instant answerBy) {}

    record Status(
            String reference,
            Instant filedAt,
            Instant answerBy,
            List<AppealEndpoints.ClockLine> clocks,
            @Nullable AppealOutcome outcome,
            @Nullable String reasons,
            List<AnswerRow> answers,
            String restoration) {}
}
