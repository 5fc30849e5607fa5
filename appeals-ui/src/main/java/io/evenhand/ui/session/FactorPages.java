// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.identity.SecondFactors;
import io.evenhand.enforcement.identity.SecondFactors.State;
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

    private final Guard guard;
    private final SecondFactors factors;

    FactorPages(Guard guard, SecondFactors factors) {
        this.guard = guard;
        this.factors = factors;
    }

    void show(Context ctx) {
        answer(ctx, 200, null, List.of());
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
            answer(ctx, 422, "factor.wrong.confirm", List.of());
        } else {
            answer(ctx, 200, null, recovery);
        }
    }

    private void remove(Context ctx, String name, String code) {
        if (factors.remove(name, code)) {
            Pages.seeOther(ctx, PATH);
        } else {
            answer(ctx, 422, "factor.wrong.remove", List.of());
        }
    }

    /** @param wrong the key of what is wrong with the code, or null */
    private void answer(Context ctx, int status, @Nullable String wrong, List<String> recovery) {
        State state = factors.state(guard.member(ctx).name());
        Phrasebook words = guard.words(ctx);
        String title = words.say("factor.title");
        FieldView code = FieldView.blank("code", words.say("factor.code"), words.say("factor.code.hint"));
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.sessionFactor(new FactorView(
                        guard.page(ctx, wrong == null ? title : words.say("frame.error", "title", title), Place.DESK),
                        sentence(state, words),
                        state instanceof State.None,
                        state instanceof State.Active,
                        wrong == null ? code : code.filled("", words.say(wrong)),
                        picture(state),
                        recovery)));
    }

    private static FactorView.@Nullable Picture picture(State state) {
        return state instanceof State.Begun begun ? QrPicture.of(begun.address(), begun.secret()) : null;
    }

    private static String sentence(State state, Phrasebook words) {
        if (state instanceof State.Active active) {
            return words.say(
                    "factor.state.active",
                    "since",
                    words.language().day(active.since()),
                    "left",
                    active.recoveryLeft());
        }
        if (state instanceof State.Begun) {
            return words.say("factor.state.begun");
        }
        return words.say(state instanceof State.Elsewhere ? "factor.state.elsewhere" : "factor.state.none");
    }
}
