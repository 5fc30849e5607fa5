// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.ui.session.Forms;
import io.evenhand.ui.session.HolderEntrance;
import io.evenhand.ui.session.Languages;
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

    private final HolderEntrance entrance;
    private final Languages languages;
    private final Forms forms;

    public Proofs(HolderEntrance entrance, Languages languages, Forms forms) {
        this.entrance = entrance;
        this.languages = languages;
        this.forms = forms;
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
            entrance.sendCode(account, ctx.ip());
            show(ctx, use, 200, null, true, false);
            return false;
        }
        return check(ctx, account, use);
    }

    private boolean check(Context ctx, AccountId account, Use use) {
        boolean proven = entrance.proves(use.name(), account, Visits.typed(ctx, CODE), ctx.ip());
        if (!proven) {
            show(ctx, use, 422, "proof.wrong", false, false);
        }
        return proven;
    }

    private void show(Context ctx, Use use, int status, @Nullable String wrong, boolean codeSent, boolean resent) {
        Language language = languages.of(ctx);
        Phrasebook words = Texts.of(language);
        String csrf = forms.proofFor(ctx, ctx.path());
        String title = words.say("proof.title");
        PageView page = Languages.page(
                wrong == null ? title : words.say("frame.error", "title", title),
                Place.NOTICE,
                csrf,
                ctx.path(),
                language);
        String why = words.say(use == Use.NOTICE ? "proof.why.notice" : "proof.why.file");
        FieldView code = FieldView.blank(CODE, words.say("proof.code"), words.say("proof.code.hint"))
                .filled("", wrong == null ? null : words.say(wrong));
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.appellantProof(new ProofView(page, why, code, codeSent, resent, ctx.path())));
    }
}
