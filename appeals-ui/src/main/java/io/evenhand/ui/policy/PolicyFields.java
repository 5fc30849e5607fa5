// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.policy;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fields of the forms at the desk of policy: what is asked in every language is named with the language at its end. */
final class PolicyFields {
    static final List<String> CONTACT = List.of("person", "officer", "representative", "authorities");
    private static final List<String> CHANGE = List.of("title", "scope", "what", "why", "options");
    private static final int TEXT_MAX = 10_000;
    private static final int SHORT_MAX = 200;
    private static final int SCOPE_MAX = 2_000;

    private PolicyFields() {}

    /** The title of a change in the reader's language. */
    static String title(PolicyRow row, Phrasebook words) {
        Text text = row.texts().get(words.language().code());
        return text == null ? words.say("policy.desk.change", "number", Long.toString(row.id())) : text.title();
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
    static Map<String, String> wrong(Map<String, String> typed, Phrasebook words) {
        Map<String, String> wrong = missing(typed, CHANGE, TEXT_MAX, words);
        for (Language language : Language.values()) {
            tooLong(typed, wrong, "title-" + language.code(), SHORT_MAX, words);
            tooLong(typed, wrong, "scope-" + language.code(), SCOPE_MAX, words);
        }
        LocalDate effective = Typed.day(typed.getOrDefault("effective", ""));
        LocalDate comments = Typed.day(typed.getOrDefault("comments", ""));
        if (effective == null) {
            wrong.put("effective", words.say("policy.desk.wrong.effective"));
        }
        if (comments == null || (effective != null && comments.isAfter(effective))) {
            wrong.put("comments", words.say("policy.desk.wrong.comments"));
        }
        if (!typed.getOrDefault("affected", "").matches("|[1-9][0-9]{1,8}")) {
            wrong.put("affected", words.say("policy.desk.wrong.affected"));
        }
        return wrong;
    }

    static Map<String, String> missing(Map<String, String> typed, List<String> names, int lengthMax, Phrasebook words) {
        Map<String, String> wrong = new HashMap<>();
        for (Language language : Language.values()) {
            for (String name : names) {
                String field = name + "-" + language.code();
                if (typed.getOrDefault(field, "").isEmpty()) {
                    wrong.put(field, words.say("policy.desk.wrong.missing", "language", Languages.name(language)));
                }
                tooLong(typed, wrong, field, lengthMax, words);
            }
        }
        return wrong;
    }

    private static void tooLong(
            Map<String, String> typed, Map<String, String> wrong, String field, int lengthMax, Phrasebook words) {
        if (typed.getOrDefault(field, "").length() > lengthMax) {
            wrong.put(field, words.say("policy.desk.wrong.long", "most", lengthMax));
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

    static List<FieldView> lines(Map<String, String> typed, Map<String, String> wrong, Phrasebook words) {
        return Stream.of("effective", "comments", "affected")
                .map(name -> line(name, "policy.desk." + name, typed, wrong, words))
                .toList();
    }

    /** A field of one line; its key has the label, and below it the hint. */
    static FieldView line(
            String name, String key, Map<String, String> typed, Map<String, String> wrong, Phrasebook words) {
        return FieldView.blank(name, words.say(key), words.say(key + ".hint"))
                .filled(typed.getOrDefault(name, ""), wrong.get(name));
    }

    static List<PolicyView.Group> groups(Map<String, String> typed, Map<String, String> wrong, Phrasebook words) {
        return groups(CHANGE, typed, wrong, words);
    }

    /** The fields that are asked in every language, labelled in the reader's. */
    static List<PolicyView.Group> groups(
            List<String> names, Map<String, String> typed, Map<String, String> wrong, Phrasebook words) {
        List<PolicyView.Group> groups = new ArrayList<>();
        for (Language language : Language.values()) {
            List<FieldView> fields = new ArrayList<>();
            for (String name : names) {
                String field = name + "-" + language.code();
                String label = words.say(
                        "policy.desk.label",
                        "label",
                        words.say("policy.desk.field." + name),
                        "language",
                        Languages.name(language));
                fields.add(FieldView.blank(field, label, "").filled(typed.getOrDefault(field, ""), wrong.get(field)));
            }
            groups.add(new PolicyView.Group(Languages.name(language), language.code(), fields));
        }
        return groups;
    }
}
