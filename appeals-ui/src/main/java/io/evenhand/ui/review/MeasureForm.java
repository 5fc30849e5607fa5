// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.ladder.Draft;
import io.evenhand.enforcement.ledger.Urgency;
import io.evenhand.enforcement.notice.LimitDraft;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.FieldView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of a measure as far as it is typed.
 *
 * @param typed what was typed by field
 * @param checked whether what is wrong is pointed out
 */
record MeasureForm(Rung rung, Map<String, String> typed, boolean checked) {
    private static final int TEXT_LENGTH_MAX = 2_000;
    private static final int FACTS_LENGTH_MIN = 10;
    private static final String SERVER = "server";
    private static final String DAYS = "days";
    private static final String URGENCY = "urgency";

    MeasureForm {
        typed = Map.copyOf(typed);
    }

    /** An empty form; the clause is the one that such cases are about and can be changed. */
    static MeasureForm blank(Rung rung) {
        return new MeasureForm(rung, Map.of("clause", LimitDraft.GROUND), false);
    }

    /** What was sent. */
    static MeasureForm of(Rung rung, UnaryOperator<String> typed) {
        Map<String, String> all = new HashMap<>();
        Stream.of("clause", "terms", "facts", "proportionality", DAYS, SERVER, URGENCY)
                .forEach(name -> all.put(name, typed.apply(name)));
        return new MeasureForm(rung, all, true);
    }

    String value(String name) {
        return typed.getOrDefault(name, "");
    }

    List<FieldView> lines() {
        if (rung == Rung.NONE) {
            return List.of();
        }
        List<FieldView> lines = new ArrayList<>();
        if (rung == Rung.SUSPEND_SERVER) {
            lines.add(field(
                    SERVER,
                    "Which server",
                    "Its name in the account.",
                    text -> server(text) != null,
                    "Please name the server as the account does."));
        }
        lines.add(field(
                "clause",
                "Clause of the terms",
                "In words that the account holder can read.",
                text -> text.length() <= TEXT_LENGTH_MAX && !text.isEmpty(),
                "Please name the clause."));
        lines.add(field(
                "terms",
                "Version of the terms on the day of the conduct",
                "For example 2026-01.",
                text -> text.length() <= TEXT_LENGTH_MAX && !text.isEmpty(),
                "Please name the version: rules of a later day do not count."));
        if (rung != Rung.TERMINATE) {
            lines.add(field(
                    DAYS,
                    "How many days",
                    daysMin() + " to 365. It ends by itself.",
                    text -> days(text) != null,
                    "Please give a number of days from " + daysMin() + " to 365."));
        }
        return lines;
    }

    List<FieldView> texts() {
        if (rung == Rung.NONE) {
            return List.of(field(
                    "facts",
                    "Why nothing happens",
                    "At least " + CaseDesk.REASON_LENGTH_MIN + " characters. It stays in the file.",
                    text -> text.length() >= CaseDesk.REASON_LENGTH_MIN,
                    "Please say why in at least " + CaseDesk.REASON_LENGTH_MIN + " characters."));
        }
        return List.of(
                field(
                        "facts",
                        rung == Rung.ASK ? "What you want to know" : "What was found",
                        "The account holder reads it. Names of others, addresses and links do not belong here.",
                        text -> text.length() >= FACTS_LENGTH_MIN && text.length() <= TEXT_LENGTH_MAX,
                        "Please write " + FACTS_LENGTH_MIN + " to " + TEXT_LENGTH_MAX + " characters."),
                field(
                        "proportionality",
                        "Why nothing milder would do",
                        "At least " + Draft.PROPORTIONALITY_LENGTH_MIN + " characters. The account holder reads it.",
                        text -> text.length() >= Draft.PROPORTIONALITY_LENGTH_MIN && text.length() <= TEXT_LENGTH_MAX,
                        "Please say why in at least " + Draft.PROPORTIONALITY_LENGTH_MIN + " characters."));
    }

    /** Why there would be no warning; only a suspension or more needs one, and none is chosen beforehand. */
    List<ChoiceView> urgencies() {
        if (!rung.isSevere()) {
            return List.of();
        }
        return Stream.concat(
                        Stream.of(new ChoiceView(
                                "none",
                                "There is time: the account holder is warned first",
                                "none".equals(value(URGENCY)))),
                        Arrays.stream(Urgency.values())
                                .map(each -> new ChoiceView(
                                        each.name(),
                                        LadderWords.urgency(each) + " Two others have to agree.",
                                        each.name().equals(value(URGENCY)))))
                .toList();
    }

    /** What was typed, or null if something is missing. */
    @Nullable
    Draft draft() {
        Measure measure = rung.measure();
        boolean faulty = Stream.concat(lines().stream(), texts().stream()).anyMatch(field -> field.wrong() != null);
        if (measure == null || faulty) {
            return null;
        }
        return new Draft(
                measure,
                rung == Rung.SUSPEND_SERVER ? server(value(SERVER)) : null,
                value("clause"),
                value("terms"),
                value("facts"),
                value("proportionality"),
                rung == Rung.TERMINATE ? null : days(value(DAYS)),
                urgency());
    }

    private @Nullable Urgency urgency() {
        return rung.isSevere() ? Typed.choice(Urgency.class, value(URGENCY)) : null;
    }

    private FieldView field(String name, String label, String hint, Predicate<String> fits, String wrong) {
        String text = value(name);
        return FieldView.blank(name, label, hint).filled(text, checked && !fits.test(text) ? wrong : null);
    }

    private int daysMin() {
        Measure measure = rung.measure();
        return measure == null ? 1 : Draft.daysMin(measure);
    }

    private @Nullable Integer days(String text) {
        if (!text.matches("[0-9]{1,3}")) {
            return null;
        }
        int days = Integer.parseInt(text);
        return days >= daysMin() && days <= 365 ? days : null;
    }

    private static @Nullable ServerId server(String text) {
        try {
            return new ServerId(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
