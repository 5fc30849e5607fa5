// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.TermRow.Stage;
import io.evenhand.enforcement.rulebook.Versions.Version;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.VersionView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be done with a version on its page. */
enum RuleAct {
    TEST(null),
    APPROVE("reason"),
    SHADOW(null),
    STAGE("percent"),
    WAIVE("waive-reason"),
    ROLL_BACK("return-reason"),
    ACTIVATE(null),
    STOP(null);

    private final @Nullable String field;

    /** @param field the name of what must be typed, or null */
    RuleAct(@Nullable String field) {
        this.field = field;
    }

    @Nullable
    String field() {
        return field;
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The act on a page, with what was typed the last time. */
    VersionView.Act view(RuleWords words, String typed) {
        String key = "rule.act." + key();
        return new VersionView.Act(
                key(),
                words.say(key),
                words.say(key + ".says"),
                field == null
                        ? null
                        : FieldView.blank(field, words.say(key + ".field"), words.say(key + ".field.hint"))
                                .filled(typed, null));
    }

    /** What a reader may do with a version; the desks check again. */
    static List<RuleAct> of(Version version, StaffMember reader, boolean tested) {
        Role role = reader.role();
        List<RuleAct> acts = new ArrayList<>();
        boolean usable = version.row().body() != null;
        if (!usable || !(role.authorsRules() || role.approvesRules())) {
            return acts;
        }
        boolean active = version.running(Stage.ACTIVE) != null;
        boolean other = !reader.name().equals(version.row().author());
        if (!active) {
            acts.add(TEST);
        }
        if (role.approvesRules() && tested && other) {
            acts.add(APPROVE);
        }
        if (!active && version.running(Stage.SHADOW) == null) {
            acts.add(SHADOW);
        }
        if (role.approvesRules() && version.approval() != null && !active) {
            if (other) {
                acts.add(WAIVE);
            }
            acts.add(STAGE);
            acts.add(ACTIVATE);
        }
        if (role.approvesRules()
                && !active
                && version.terms().stream().anyMatch(term -> term.stage() == Stage.ACTIVE)) {
            acts.add(ROLL_BACK);
        }
        if (version.terms().stream().anyMatch(term -> term.endedAt() == null)) {
            acts.add(STOP);
        }
        return acts;
    }

    static @Nullable RuleAct find(@Nullable String name) {
        return Arrays.stream(values())
                .filter(act -> act.key().equals(name))
                .findFirst()
                .orElse(null);
    }
}
