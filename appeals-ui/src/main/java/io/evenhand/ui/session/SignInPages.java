// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.ui.view.Counts;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sign-in and sign-out. */
public final class SignInPages {
    private static final String PATH = "/sign-in";
    private static final String HOME = "/desk";

    /** Where a sign-in may lead: a page of the desk, so that no link can lead a person elsewhere. */
    private static final Pattern NEXT = Pattern.compile("/desk(/[A-Za-z0-9][A-Za-z0-9._-]*)*");

    private static final int LENGTH_MAX = 200;
    private static final FieldView NAME = FieldView.blank("name", "Name", "");
    private static final FieldView PASSWORD = FieldView.blank("password", "Password", "");
    private static final FieldView CODE =
            FieldView.blank("code", "Code from your phone (optional)", "Only if you added one to how you sign in.");

    private final Guard guard;
    private final Forms forms;
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
            Doorkeeper keeper,
            boolean passwords,
            @Nullable String provider,
            Runnable onFailure) {
        this.guard = guard;
        this.forms = forms;
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
        answer(ctx, 200, NAME, PASSWORD);
    }

    public void signIn(Context ctx) {
        if (!passwords) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        String name = typed(ctx, "name");
        String password = typed(ctx, "password");
        Duration wait = keeper.wait(name, ctx.ip());
        if (!forms.accepts(ctx)) {
            answer(ctx, 403, NAME.filled(name, "Please sign in once more: the form was open too long."), PASSWORD);
        } else if (!wait.isZero()) {
            ctx.header("Retry-After", Long.toString(wait.toSeconds() + 1));
            String minutes = Counts.of(wait.toMinutes() + 1, "minute");
            answer(ctx, 429, NAME.filled(name, "Too many tries. Please wait " + minutes + "."), PASSWORD);
        } else {
            check(ctx, name, password);
        }
    }

    private void check(Context ctx, String name, String password) {
        StaffMember member = keeper.atBrowser(name, password, typed(ctx, "code"), ctx.ip());
        if (member == null) {
            onFailure.run();
            answer(ctx, 401, NAME.filled(name, "Name, password and code do not fit together."), PASSWORD);
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
    void refuse(Context ctx, int status, String problem) {
        answer(ctx, status, problem, NAME, PASSWORD);
    }

    private void answer(Context ctx, int status, FieldView name, FieldView password) {
        answer(ctx, status, null, name, password);
    }

    private void answer(Context ctx, int status, @Nullable String problem, FieldView name, FieldView password) {
        String title = status < 400 ? "Sign in" : "Error: Sign in";
        PageView page = PageView.english(title, Place.DESK, null, forms.proofFor(ctx, PATH));
        String next = ctx.method().equals(HandlerType.POST) ? ctx.formParam("next") : ctx.queryParam("next");
        SignInView view = new SignInView(page, passwords, provider, problem, name, password, CODE, next(next));
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
