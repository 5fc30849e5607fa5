// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.ui.view.FieldView;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be done with a version on its page. */
enum RuleAct {
    TEST(
            "Test it",
            "Asks this version and the active one about everything stored of the last 90 days, and keeps a report.",
            null),
    APPROVE(
            "Agree",
            "You are the second person: with the newest report in hand you say that this version may decide.",
            FieldView.blank("reason", "Why you agree", "Ten characters or more. It is kept.")),
    SHADOW(
            "Put it in the shadow",
            "From now on it is asked about everything that arrives, beside the active one, and decides nothing.",
            null),
    STAGE(
            "Decide for a part",
            "It decides for a part of all accounts, always the same ones; a greater part keeps those it had.",
            FieldView.blank("percent", "Per cent of all accounts", "A whole number from 1 to 99.")),
    WAIVE(
            "Let it decide without",
            "Something that must come before is missing. You say that the version may decide all the same; somebody else then makes it.",
            FieldView.blank("waive-reason", "Why it may", "Ten characters or more. It is kept and shown.")),
    ROLL_BACK(
            "Bring it back",
            "It was active until another version took its place. It decides for everybody again at once.",
            FieldView.blank("return-reason", "Why it comes back", "Ten characters or more. It is kept.")),
    ACTIVATE("Decide for all", "It decides for everybody from now on. This is signed.", null),
    STOP(
            "Stop it",
            "Whatever it does ends now. If it is active, the version that it replaced decides; without one, rules restrict nobody.",
            null);

    private final String button;
    private final String explanation;
    private final @Nullable FieldView field;

    RuleAct(String button, String explanation, @Nullable FieldView field) {
        this.button = button;
        this.explanation = explanation;
        this.field = field;
    }

    String button() {
        return button;
    }

    String explanation() {
        return explanation;
    }

    @Nullable
    FieldView field() {
        return field;
    }

    static @Nullable RuleAct find(@Nullable String name) {
        return Arrays.stream(values())
                .filter(act -> act.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(null);
    }
}
