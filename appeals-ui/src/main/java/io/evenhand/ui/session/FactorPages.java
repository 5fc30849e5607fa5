// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.identity.SecondFactors;
import io.evenhand.enforcement.identity.SecondFactors.State;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FactorView;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A member of staff's own second factor: an app on the phone, added with a picture or a text, and taken away with a code. */
final class FactorPages {
    static final String PATH = "/desk/sign-in";
    private static final FieldView CODE =
            FieldView.blank("code", "Code", "Six digits from the app, or one of your codes for a lost phone.");

    private final Guard guard;
    private final SecondFactors factors;

    FactorPages(Guard guard, SecondFactors factors) {
        this.guard = guard;
        this.factors = factors;
    }

    void show(Context ctx) {
        answer(ctx, 200, CODE, List.of());
    }

    void act(Context ctx) {
        String name = guard.member(ctx).name();
        String code = Typed.of(ctx, "code");
        switch (Typed.of(ctx, "act")) {
            case "begin" -> {
                factors.begin(name);
                Pages.seeOther(ctx, PATH);
            }
            case "confirm" -> confirm(ctx, name, code);
            case "remove" -> remove(ctx, name, code);
            default -> throw new Refusal(Refusal.Reason.BAD_REQUEST);
        }
    }

    private void confirm(Context ctx, String name, String code) {
        List<String> recovery = factors.confirm(name, code);
        if (recovery.isEmpty()) {
            answer(ctx, 422, CODE.filled("", "This is not the code of this moment. Please look again."), List.of());
        } else {
            answer(ctx, 200, CODE, recovery);
        }
    }

    private void remove(Context ctx, String name, String code) {
        if (factors.remove(name, code)) {
            Pages.seeOther(ctx, PATH);
        } else {
            answer(ctx, 422, CODE.filled("", "This code is not good. Please wait for the next one."), List.of());
        }
    }

    private void answer(Context ctx, int status, FieldView field, List<String> recovery) {
        State state = factors.state(guard.member(ctx).name());
        String title = field.wrong() == null ? "How you sign in" : "Error: How you sign in";
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.sessionFactor(new FactorView(
                        guard.page(ctx, title, Place.DESK),
                        sentence(state),
                        state instanceof State.None,
                        state instanceof State.Active,
                        field,
                        picture(state),
                        recovery)));
    }

    private static FactorView.@Nullable Picture picture(State state) {
        return state instanceof State.Begun begun ? QrPicture.of(begun.address(), begun.secret()) : null;
    }

    private static String sentence(State state) {
        if (state instanceof State.Active active) {
            return "You sign in with your password and a code from your phone, since "
                    + Dates.day(active.since()).text() + ". You have " + Counts.of(active.recoveryLeft(), "code")
                    + " left for a lost phone.";
        }
        if (state instanceof State.Begun) {
            return "One step is left: show the app this picture and type the code that it shows.";
        }
        return state instanceof State.Elsewhere
                ? "You sign in at your organisation; a second factor is added there."
                : "You sign in with your password alone. A code from your phone protects you when somebody learns it.";
    }
}
