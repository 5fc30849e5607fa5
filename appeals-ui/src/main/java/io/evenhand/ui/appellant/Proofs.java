// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.privacy.PersonDoor;
import io.evenhand.ui.session.Forms;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.SignInThrottle;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.ProofView;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Asks account holders for the code from the e-mail address that is known, where a link alone is not enough. */
public final class Proofs {
    private static final String CODE = "code";

    private final PersonDoor door;
    private final Languages languages;
    private final Forms forms;
    private final SignInThrottle sent;
    private final SignInThrottle guessed;

    /**
     * @param sent counts codes asked for
     * @param guessed counts codes that do not fit
     */
    public Proofs(PersonDoor door, Languages languages, Forms forms, SignInThrottle sent, SignInThrottle guessed) {
        this.door = door;
        this.languages = languages;
        this.forms = forms;
        this.sent = sent;
        this.guessed = guessed;
    }

    /** What a code is asked for; each code opens each of them once. */
    enum Use {
        NOTICE,
        FILE
    }

    /** Whether the request shows the code; if not, it has been answered with the page that asks for it. */
    boolean passes(Context ctx, AccountId account, Use use) {
        String act = ctx.formParam("act");
        if (act == null) {
            show(ctx, use, 200, null, false, false);
            return false;
        }
        if (!forms.accepts(ctx)) {
            show(ctx, use, 403, null, false, true);
            return false;
        }
        if (act.equals("send")) {
            send(ctx, account);
            show(ctx, use, 200, null, true, false);
            return false;
        }
        return check(ctx, account, use);
    }

    private void send(Context ctx, AccountId account) {
        if (!sent.wait(account.value(), ctx.ip()).isZero()) {
            throw new Refusal(Reason.TOO_MANY);
        }
        sent.failed(account.value(), ctx.ip());
        door.sendCode(account);
    }

    private boolean check(Context ctx, AccountId account, Use use) {
        if (!guessed.wait(account.value(), ctx.ip()).isZero()) {
            throw new Refusal(Reason.TOO_MANY);
        }
        if (door.isProof(use.name(), account, Visits.typed(ctx, CODE))) {
            return true;
        }
        guessed.failed(account.value(), ctx.ip());
        show(ctx, use, 422, "proof.wrong", false, false);
        return false;
    }

    private void show(Context ctx, Use use, int status, @Nullable String wrong, boolean codeSent, boolean resent) {
        Language language = languages.of(ctx);
        Phrasebook words = Texts.of(language);
        String csrf = forms.proofFor(ctx, ctx.path());
        String title = words.say("proof.title");
        PageView page = new PageView(
                wrong == null ? title : words.say("frame.error", "title", title),
                Place.NOTICE,
                null,
                csrf,
                words,
                Languages.others(ctx.path(), language));
        String why = words.say(use == Use.NOTICE ? "proof.why.notice" : "proof.why.file");
        FieldView code = FieldView.blank(CODE, words.say("proof.code"), words.say("proof.code.hint"))
                .filled("", wrong == null ? null : words.say(wrong));
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.appellantProof(new ProofView(page, why, code, codeSent, resent, ctx.path())));
    }
}
