// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.SignInView;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sign-in and sign-out. */
public final class SignInPages {
    private static final String PATH = "/sign-in";
    private static final String HOME = "/desk";

    /** Where a sign-in may lead: a page of the desk, so that no link can lead a person elsewhere. */
    private static final Pattern NEXT = Pattern.compile("/desk(/[A-Za-z0-9][A-Za-z0-9._-]*)*");

    private static final int LENGTH_MAX = 200;

    private final Guard guard;
    private final Forms forms;
    private final Languages languages;
    private final Doorkeeper keeper;
    private final boolean passwords;
    private final @Nullable String provider;
    private final Runnable onFailure;

    /**
     * @param provider what people call the provider where they can sign in too, or null
     * @param onFailure called for every try that did not fit, to be counted
     */
    SignInPages(
            Guard guard,
            Forms forms,
            Languages languages,
            Doorkeeper keeper,
            boolean passwords,
            @Nullable String provider,
            Runnable onFailure) {
        this.guard = guard;
        this.forms = forms;
        this.languages = languages;
        this.keeper = keeper;
        this.passwords = passwords;
        this.provider = provider;
        this.onFailure = onFailure;
    }

    /** Turns away whoever asks for the desk without a session or for a room that is not theirs, and forms without proof. */
    public void before(Context ctx) {
        StaffSession session = guard.find(ctx);
        if (session == null) {
            String next = ctx.method().equals(HandlerType.GET) ? next(ctx.path()) : HOME;
            Pages.seeOther(ctx, PATH + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
            ctx.skipRemainingHandlers();
            return;
        }
        if (!DeskRoom.mayEnter(ctx.path(), session.member().role())) {
            throw new Refusal(Refusal.Reason.FORBIDDEN);
        }
        if (ctx.method().equals(HandlerType.POST)) {
            guard.checkForm(ctx);
        }
    }

    public void show(Context ctx) {
        if (guard.find(ctx) != null) {
            Pages.seeOther(ctx, HOME);
            return;
        }
        answer(ctx, 200, null, "", null);
    }

    public void signIn(Context ctx) {
        if (!passwords) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        String name = typed(ctx, "name");
        String password = typed(ctx, "password");
        Duration wait = keeper.wait(name, ctx.ip());
        if (!forms.accepts(ctx)) {
            wrong(ctx, 403, name, "public.sign_in.wrong.old", 0);
        } else if (!wait.isZero()) {
            ctx.header("Retry-After", Long.toString(wait.toSeconds() + 1));
            wrong(ctx, 429, name, "public.sign_in.wrong.often", wait.toMinutes() + 1);
        } else {
            check(ctx, name, password);
        }
    }

    private void check(Context ctx, String name, String password) {
        StaffMember member = keeper.atBrowser(name, password, typed(ctx, "code"), ctx.ip());
        if (member == null) {
            onFailure.run();
            wrong(ctx, 401, name, "public.sign_in.wrong.fit", 0);
            return;
        }
        guard.begin(ctx, member);
        Pages.seeOther(ctx, next(ctx.formParam("next")));
    }

    public void signOut(Context ctx) {
        if (guard.find(ctx) != null) {
            guard.checkForm(ctx);
            guard.end(ctx);
        }
        Pages.seeOther(ctx, "/");
    }

    /** Shows the page again with what went wrong at the provider. */
    void refuse(Context ctx, int status, String key) {
        answer(ctx, status, Texts.of(languages.of(ctx)).say(key, "provider", String.valueOf(provider)), "", null);
    }

    /**
     * A page that goes on by itself: a browser that comes from another site does not show the new cookie in the same step, but
     * does when a page of ours leads it on.
     */
    void welcome(Context ctx, String next) {
        Phrasebook words = Texts.of(languages.of(ctx));
        PageView page = new PageView(words.say("public.sign_in.arrived"), Place.DESK, null, "", words, List.of());
        Pages.show(ctx, Pages.TEMPLATES.sessionArrived(page, next));
    }

    private void wrong(Context ctx, int status, String name, String key, long minutes) {
        answer(ctx, status, null, name, Texts.of(languages.of(ctx)).say(key, "minutes", minutes));
    }

    private void answer(Context ctx, int status, @Nullable String problem, String name, @Nullable String wrong) {
        Language language = languages.of(ctx);
        Phrasebook words = Texts.of(language);
        String next = next(ctx.method().equals(HandlerType.POST) ? ctx.formParam("next") : ctx.queryParam("next"));
        String title = words.say("public.sign_in.title");
        PageView page = Languages.page(
                status < 400 ? title : words.say("frame.error", "title", title),
                Place.DESK,
                forms.proofFor(ctx, PATH),
                next.equals(HOME) ? PATH : PATH + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8),
                language);
        SignInView view = new SignInView(
                page,
                passwords,
                provider,
                problem,
                FieldView.blank("name", words.say("public.sign_in.name"), "").filled(name, wrong),
                FieldView.blank("password", words.say("public.sign_in.password"), ""),
                FieldView.blank(
                        "code",
                        words.say("frame.optional", "label", words.say("public.sign_in.code")),
                        words.say("public.sign_in.code.hint")),
                next);
        Pages.show(ctx, status, Pages.TEMPLATES.sessionSignIn(view));
    }

    private static String typed(Context ctx, String field) {
        String value = ctx.formParam(field);
        return value == null || value.length() > LENGTH_MAX ? "" : value;
    }

    static String next(@Nullable String path) {
        return path != null && path.length() <= LENGTH_MAX && NEXT.matcher(path).matches() ? path : HOME;
    }
}
