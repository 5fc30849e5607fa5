// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.document.Statements;
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
    private static final int DAYS_MAX = 365;
    private static final String CLAUSE = "clause";
    private static final String SERVER = "server";
    private static final String DAYS = "days";
    private static final String URGENCY = "urgency";

    MeasureForm {
        typed = Map.copyOf(typed);
    }

    /** An empty form; the clause is the one that such cases are about and can be changed. */
    static MeasureForm blank(Rung rung, Language language) {
        return new MeasureForm(rung, Map.of(CLAUSE, Statements.ground(LimitDraft.GROUND, language)), false);
    }

    /** What was sent. */
    static MeasureForm of(Rung rung, UnaryOperator<String> typed) {
        Map<String, String> all = new HashMap<>();
        Stream.of(CLAUSE, "terms", "facts", "proportionality", DAYS, SERVER, URGENCY)
                .forEach(name -> all.put(name, typed.apply(name)));
        return new MeasureForm(rung, all, true);
    }

    String value(String name) {
        return typed.getOrDefault(name, "");
    }

    List<FieldView> lines(Phrasebook words) {
        if (rung == Rung.NONE) {
            return List.of();
        }
        List<FieldView> lines = new ArrayList<>();
        if (rung == Rung.SUSPEND_SERVER) {
            lines.add(line(SERVER, words));
        }
        lines.add(line(CLAUSE, words));
        lines.add(line("terms", words));
        if (rung != Rung.TERMINATE) {
            lines.add(line(DAYS, words));
        }
        return lines;
    }

    private FieldView line(String name, Phrasebook words) {
        Object[] slots = {"min", daysMin(), "max", DAYS_MAX};
        String key = "case.draft." + name;
        return field(name, words.say(key), words.say(key + ".hint", slots), words.say(key + ".wrong", slots));
    }

    List<FieldView> texts(Phrasebook words) {
        if (rung == Rung.NONE) {
            return List.of(text("facts", "case.draft.nothing", CaseDesk.REASON_LENGTH_MIN, "case.draft.short", words));
        }
        return List.of(
                field(
                        "facts",
                        words.say(rung == Rung.ASK ? "case.draft.asked" : "case.draft.found"),
                        words.say("case.draft.facts.hint"),
                        words.say(
                                "case.draft.facts.wrong",
                                "min",
                                Integer.toString(FACTS_LENGTH_MIN),
                                "max",
                                Integer.toString(TEXT_LENGTH_MAX))),
                text(
                        "proportionality",
                        "case.draft.milder",
                        Draft.PROPORTIONALITY_LENGTH_MIN,
                        "case.draft.short",
                        words));
    }

    private FieldView text(String name, String key, int min, String wrong, Phrasebook words) {
        return field(name, words.say(key), words.say(key + ".hint", "min", min), words.say(wrong, "min", min));
    }

    /** Whether a field holds what it has to. */
    private boolean fits(String name) {
        String text = value(name);
        return switch (name) {
            case SERVER -> server(text) != null;
            case DAYS -> days(text) != null;
            case "facts" ->
                rung == Rung.NONE
                        ? text.length() >= CaseDesk.REASON_LENGTH_MIN
                        : text.length() >= FACTS_LENGTH_MIN && text.length() <= TEXT_LENGTH_MAX;
            case "proportionality" ->
                text.length() >= Draft.PROPORTIONALITY_LENGTH_MIN && text.length() <= TEXT_LENGTH_MAX;
            default -> text.length() <= TEXT_LENGTH_MAX && !text.isEmpty();
        };
    }

    /** Why there would be no warning; only a suspension or more needs one, and none is chosen beforehand. */
    List<ChoiceView> urgencies(Phrasebook words) {
        if (!rung.isSevere()) {
            return List.of();
        }
        return Stream.concat(
                        Stream.of(new ChoiceView(
                                "none", words.say("case.draft.urgency.none"), "none".equals(value(URGENCY)))),
                        Arrays.stream(Urgency.values())
                                .map(each -> new ChoiceView(
                                        each.name(),
                                        words.say("case.draft.urgency.two", "why", LadderWords.urgency(each, words)),
                                        each.name().equals(value(URGENCY)))))
                .toList();
    }

    /** What was typed, or null if something is missing. */
    @Nullable
    Draft draft() {
        Measure measure = rung.measure();
        if (measure == null || !isComplete()) {
            return null;
        }
        return new Draft(
                measure,
                rung == Rung.SUSPEND_SERVER ? server(value(SERVER)) : null,
                clause(),
                value("terms"),
                value("facts"),
                value("proportionality"),
                rung == Rung.TERMINATE ? null : days(value(DAYS)),
                urgency());
    }

    private @Nullable Urgency urgency() {
        return rung.isSevere() ? Typed.choice(Urgency.class, value(URGENCY)) : null;
    }

    private boolean isComplete() {
        return Stream.of(CLAUSE, "terms", "facts", "proportionality").allMatch(this::fits)
                && (rung == Rung.TERMINATE || fits(DAYS))
                && (rung != Rung.SUSPEND_SERVER || fits(SERVER));
    }

    /** The clause that such cases are about goes into the ledger as the terms name it, whoever read it in which language. */
    private String clause() {
        String typed = value(CLAUSE);
        boolean isUsual = Arrays.stream(Language.values())
                .anyMatch(language ->
                        Statements.ground(LimitDraft.GROUND, language).equals(typed));
        return isUsual ? LimitDraft.GROUND : typed;
    }

    private FieldView field(String name, String label, String hint, String wrong) {
        return FieldView.blank(name, label, hint).filled(value(name), checked && !fits(name) ? wrong : null);
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
        return days >= daysMin() && days <= DAYS_MAX ? days : null;
    }

    private static @Nullable ServerId server(String text) {
        try {
            return new ServerId(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
