// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.privacy.PersonLinks.Person;
import io.evenhand.ui.session.HolderEntrance;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.EnterView;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Coming in with a code from the mail or from the page of a notice, showing a code once more, and leaving. */
public final class EnterPages {
    static final String CONFIRM = "/me/confirm";
    private static final String START = "/me";
    private static final String ACCOUNT = "account";
    private static final String CODE = "code";

    private final Reception reception;
    private final HolderEntrance entrance;
    private final StandingPages standing;

    public EnterPages(Reception reception, StandingPages standing) {
        this.reception = reception;
        this.entrance = reception.door().entrance();
        this.standing = standing;
    }

    /** The standing of whoever is in; the door for everybody else. */
    public void start(Context ctx) {
        if (reception.door().find(ctx) != null) {
            standing.show(ctx);
        } else {
            show(ctx, 200, Asked.nothing());
        }
    }

    /** Asks for a code, or comes in with one. */
    public void enter(Context ctx) {
        act(ctx, null);
    }

    /** The same for somebody who came in with a notice's link and wants what a link alone does not open. */
    public void confirm(Context ctx) {
        act(ctx, reception.door().person(ctx));
    }

    public void confirmForm(Context ctx) {
        reception.door().person(ctx);
        show(ctx, 200, Asked.nothing());
    }

    /** Comes in from the page of a notice. */
    public void fromNotice(Context ctx) {
        reception.requireProof(ctx);
        String token = entrance.withNotice(ctx.pathParam("token"), ctx.ip());
        if (token == null) {
            throw new Refusal(Reason.LINK_UNKNOWN);
        }
        reception.door().begin(ctx, token);
        Pages.seeOther(ctx, START);
    }

    public void leave(Context ctx) {
        reception.requireProof(ctx);
        reception.door().end(ctx);
        Pages.seeOther(ctx, "/");
    }

    private void act(Context ctx, @Nullable Person known) {
        Asked asked = new Asked(Typed.of(ctx, ACCOUNT), Typed.of(ctx, CODE));
        AccountId account = known == null ? Reception.account(asked.account()) : known.account();
        if (!reception.accepts(ctx)) {
            show(ctx, 403, asked.again());
        } else if (account == null) {
            show(ctx, 422, asked.with("me.enter.wrong.account", ""));
        } else if ("send".equals(ctx.formParam("act"))) {
            entrance.sendCode(account, ctx.ip());
            show(ctx, 200, asked.sent());
        } else {
            open(ctx, account, asked);
        }
    }

    private void open(Context ctx, AccountId account, Asked asked) {
        String token = asked.code().isEmpty() ? null : entrance.withCode(account, asked.code(), ctx.ip());
        if (token == null) {
            show(ctx, 422, asked.with("", "me.enter.wrong.code"));
            return;
        }
        reception.door().begin(ctx, token);
        Pages.seeOther(ctx, START);
    }

    private void show(Context ctx, int status, Asked asked) {
        Language language = reception.languages().of(ctx);
        Phrasebook words = Texts.of(language);
        boolean confirming = ctx.path().equals(CONFIRM);
        String path = confirming ? CONFIRM : START;
        String title = words.say(confirming ? "me.confirm.title" : "me.enter.title");
        PageView page = Languages.page(
                asked.isWrong() ? words.say("frame.error", "title", title) : title,
                Place.HOLDER,
                reception.forms().proofFor(ctx, path),
                path,
                language);
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.holderEnter(new EnterView(
                        page,
                        path,
                        confirming ? null : asked.accountField(words),
                        asked.codeField(words),
                        asked.isSent() ? words.say("me.enter.sent") : null,
                        words.say(confirming ? "me.confirm.intro" : "me.enter.intro"),
                        asked.resent())));
    }

    /** What was typed, and what came of it; keys of texts are empty where nothing is wrong. */
    private record Asked(
            String account, String code, String accountWrong, String codeWrong, boolean isSent, boolean resent) {
        Asked(String account, String code) {
            this(account, code, "", "", false, false);
        }

        static Asked nothing() {
            return new Asked("", "");
        }

        Asked with(String accountIsWrong, String codeIsWrong) {
            return new Asked(account, code, accountIsWrong, codeIsWrong, false, false);
        }

        Asked sent() {
            return new Asked(account, "", "", "", true, false);
        }

        Asked again() {
            return new Asked(account, code, "", "", false, true);
        }

        boolean isWrong() {
            return !accountWrong.isEmpty() || !codeWrong.isEmpty();
        }

        FieldView accountField(Phrasebook words) {
            return field(words, ACCOUNT, account, accountWrong);
        }

        FieldView codeField(Phrasebook words) {
            return field(words, CODE, code, codeWrong);
        }

        private static FieldView field(Phrasebook words, String name, String typed, String wrong) {
            return FieldView.blank(name, words.say("me.enter." + name), words.say("me.enter." + name + ".hint"))
                    .filled(typed, wrong.isEmpty() ? null : words.say(wrong));
        }
    }
}
