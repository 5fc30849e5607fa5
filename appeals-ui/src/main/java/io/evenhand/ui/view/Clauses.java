// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What programs say and the ledger keeps in English, in the reader's language: a sentence is read clause by clause, each known
 * by its shape. One that has a clause of no known shape is shown as it was kept.
 */
public record Clauses(Phrasebook words, List<Shape> shapes) {
    private static final String BETWEEN = "; ";
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18}");
    private static final Pattern FEW = Pattern.compile("fewer than ([0-9]+)");
    private static final Pattern ABOUT = Pattern.compile("about ([0-9,]+) \\(± ([0-9.]+) %\\)");

    public Clauses {
        shapes = List.copyOf(shapes);
    }

    /**
     * The shape of a clause.
     *
     * @param key what it is called in the books
     * @param slots what its groups are called there
     */
    public record Shape(Pattern pattern, String key, List<String> slots) {
        public Shape {
            slots = List.copyOf(slots);
        }

        public static Shape of(String pattern, String key, String... slots) {
            return new Shape(Pattern.compile(pattern), key, List.of(slots));
        }
    }

    public SaidView of(String english) {
        if (words.language() == Language.EN) {
            return SaidView.of(english);
        }
        List<String> clauses = new ArrayList<>();
        for (String clause : english.split(BETWEEN, -1)) {
            String said = clause(clause);
            if (said == null) {
                return SaidView.english(english);
            }
            clauses.add(said);
        }
        return SaidView.of(clauses.stream().collect(Collectors.joining(words.say("rule.between.clauses") + " ")));
    }

    private @Nullable String clause(String clause) {
        for (Shape shape : shapes) {
            Matcher matcher = shape.pattern().matcher(clause);
            if (matcher.matches()) {
                return say(shape, matcher);
            }
        }
        return null;
    }

    private String say(Shape shape, Matcher matcher) {
        List<Object> slots = new ArrayList<>();
        for (int each = 0; each < shape.slots().size(); each++) {
            slots.add(shape.slots().get(each));
            slots.add(value(matcher.group(each + 1)));
        }
        return words.say(shape.key(), slots.toArray());
    }

    /** A number is written as the reader's language writes it; a clause within a clause is read as well. */
    private Object value(String text) {
        if (WHOLE.matcher(text).matches()) {
            return number(text);
        }
        Matcher few = FEW.matcher(text);
        if (few.matches()) {
            return words.say("network.count.few", "n", number(few.group(1)));
        }
        Matcher about = ABOUT.matcher(text);
        if (about.matches()) {
            double error = Double.parseDouble(about.group(2));
            return words.say("network.count.about", "n", number(about.group(1)), "error", error);
        }
        String within = clause(text);
        return within == null ? text : within;
    }

    private static Long number(String text) {
        return Long.valueOf(text.replace(",", ""));
    }
}
