// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.policy;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.ledger.PolicyRow;
import io.evenhand.enforcement.ledger.PolicyRow.Contact;
import io.evenhand.enforcement.ledger.PolicyRow.Text;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.PolicyView;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of the forms at the desk of policy: what is asked in every language is named with the language at its end. */
final class PolicyFields {
    static final List<String> CONTACT = List.of("person", "officer", "representative", "authorities");
    static final List<String> CONTACT_LABELS = List.of(
            "Where a person answers people",
            "The data protection officer, with an address",
            "The legal representative, with an address",
            "Where authorities ask");
    private static final List<String> CHANGE = List.of("title", "scope", "what", "why", "options");
    private static final List<String> CHANGE_LABELS = List.of(
            "Title", "For whom and for what it holds, by name", "What changes", "Why", "What one can do about it");
    private static final int TEXT_MAX = 10_000;
    private static final int SHORT_MAX = 200;
    private static final int SCOPE_MAX = 2_000;

    private PolicyFields() {}

    static String title(PolicyRow row) {
        Text text = row.texts().get(Language.EN.code());
        return text == null ? "Change " + row.id() : text.title();
    }

    static Map<String, String> typed(Context ctx, List<String> names) {
        Map<String, String> typed = new HashMap<>();
        for (Language language : Language.values()) {
            names.forEach(name -> typed.put(name + "-" + language.code(), Typed.of(ctx, name + "-" + language.code())));
        }
        return typed;
    }

    static Map<String, String> typed(Context ctx) {
        Map<String, String> typed = typed(ctx, CHANGE);
        for (String each : List.of("effective", "comments", "affected")) {
            typed.put(each, Typed.of(ctx, each));
        }
        return typed;
    }

    static Map<String, String> typed(PolicyRow row) {
        Map<String, String> typed = new HashMap<>();
        typed.put("effective", row.effectiveOn().toString());
        typed.put("comments", row.commentsUntil().toString());
        typed.put("affected", row.affected() == null ? "" : row.affected().toString());
        row.texts().forEach((language, text) -> {
            typed.put("title-" + language, text.title());
            typed.put("scope-" + language, text.scope());
            typed.put("what-" + language, text.what());
            typed.put("why-" + language, text.why());
            typed.put("options-" + language, text.options());
        });
        return typed;
    }

    /** What to do about each field that is not as it has to be. */
    static Map<String, String> wrong(Map<String, String> typed) {
        Map<String, String> wrong = missing(typed, CHANGE, TEXT_MAX);
        for (Language language : Language.values()) {
            tooLong(typed, wrong, "title-" + language.code(), SHORT_MAX);
            tooLong(typed, wrong, "scope-" + language.code(), SCOPE_MAX);
        }
        LocalDate effective = day(typed.getOrDefault("effective", ""));
        LocalDate comments = day(typed.getOrDefault("comments", ""));
        if (effective == null) {
            wrong.put("effective", "Please give a day such as 2027-03-01.");
        }
        if (comments == null || (effective != null && comments.isAfter(effective))) {
            wrong.put("comments", "Please give a day such as 2027-02-15, before the change holds.");
        }
        if (!typed.getOrDefault("affected", "").matches("|[1-9][0-9]{1,8}")) {
            wrong.put("affected", "Please give a number of 10 or more, or leave it empty.");
        }
        return wrong;
    }

    static Map<String, String> missing(Map<String, String> typed, List<String> names, int lengthMax) {
        Map<String, String> wrong = new HashMap<>();
        for (Language language : Language.values()) {
            for (String name : names) {
                String field = name + "-" + language.code();
                if (typed.getOrDefault(field, "").isEmpty()) {
                    wrong.put(field, "Please write this in " + Languages.name(language) + " as well.");
                }
                tooLong(typed, wrong, field, lengthMax);
            }
        }
        return wrong;
    }

    private static void tooLong(Map<String, String> typed, Map<String, String> wrong, String field, int lengthMax) {
        if (typed.getOrDefault(field, "").length() > lengthMax) {
            wrong.put(field, "Please use up to " + lengthMax + " characters.");
        }
    }

    /** The change that was typed; nothing is wrong with it. */
    static PolicyRow row(long id, String author, Map<String, String> typed) {
        Map<String, Text> texts = new HashMap<>();
        for (Language language : Language.values()) {
            String end = "-" + language.code();
            texts.put(
                    language.code(),
                    new Text(
                            typed.getOrDefault("title" + end, ""),
                            typed.getOrDefault("scope" + end, ""),
                            typed.getOrDefault("what" + end, ""),
                            typed.getOrDefault("why" + end, ""),
                            typed.getOrDefault("options" + end, "")));
        }
        String affected = typed.getOrDefault("affected", "");
        return new PolicyRow(
                id,
                author,
                null,
                LocalDate.parse(typed.getOrDefault("effective", "")),
                LocalDate.parse(typed.getOrDefault("comments", "")),
                affected.isEmpty() ? null : Integer.valueOf(affected),
                null,
                texts);
    }

    static List<Contact> contacts(Map<String, String> typed, Instant now) {
        return Arrays.stream(Language.values())
                .map(language -> new Contact(
                        language.code(),
                        now,
                        typed.getOrDefault("person-" + language.code(), ""),
                        typed.getOrDefault("officer-" + language.code(), ""),
                        typed.getOrDefault("representative-" + language.code(), ""),
                        typed.getOrDefault("authorities-" + language.code(), ""),
                        Integer.parseInt(typed.getOrDefault("days", "5"))))
                .toList();
    }

    static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static List<FieldView> lines(Map<String, String> typed, Map<String, String> wrong) {
        return List.of(
                line(
                        "effective",
                        "Holds from",
                        "A day such as 2027-03-01, thirty days after you publish it at least.",
                        typed,
                        wrong),
                line(
                        "comments",
                        "Questions until",
                        "A day, fourteen days after you publish it at least.",
                        typed,
                        wrong),
                line("affected", "How many people it reaches (optional)", "10 or more.", typed, wrong));
    }

    private static FieldView line(
            String name, String label, String hint, Map<String, String> typed, Map<String, String> wrong) {
        return FieldView.blank(name, label, hint).filled(typed.getOrDefault(name, ""), wrong.get(name));
    }

    static List<PolicyView.Group> groups(Map<String, String> typed, Map<String, String> wrong) {
        return groups(CHANGE, CHANGE_LABELS, typed, wrong);
    }

    static List<PolicyView.Group> groups(
            List<String> names, List<String> labels, Map<String, String> typed, Map<String, String> wrong) {
        List<PolicyView.Group> groups = new ArrayList<>();
        for (Language language : Language.values()) {
            List<FieldView> fields = new ArrayList<>();
            for (int each = 0; each < names.size(); each++) {
                String field = names.get(each) + "-" + language.code();
                String label = labels.get(each) + " (" + Languages.name(language) + ")";
                fields.add(line(field, label, "", typed, wrong));
            }
            groups.add(new PolicyView.Group(Languages.name(language), language.code(), fields));
        }
        return groups;
    }
}
