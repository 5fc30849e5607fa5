// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.diff;

import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.lint.LintedRuleset.LintedRule;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.ruleset.Says;
import io.evenhand.rules.spec.Condition;
import io.evenhand.rules.spec.Condition.Compare;
import io.evenhand.rules.spec.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens to one rule between two rulesets. */
public sealed interface RuleChange {
    /** The rule's name. */
    String name();

    /** The change in English, a line for each thing that changes. */
    List<String> words();

    /** A rule that was not there. */
    record Added(LintedRule rule) implements RuleChange {
        @Override
        public String name() {
            return rule.card().name();
        }

        @Override
        public List<String> words() {
            return List.of(name() + ": added; asks for " + asks(rule.card()) + " (" + reasons(rule.card()) + ") when "
                    + String.join(" and ", conditions(rule)));
        }
    }

    /** A rule that is gone. */
    record Removed(LintedRule rule) implements RuleChange {
        @Override
        public String name() {
            return rule.card().name();
        }

        @Override
        public List<String> words() {
            return List.of(name() + ": removed; it asked for " + asks(rule.card()) + " when "
                    + String.join(" and ", conditions(rule)));
        }
    }

    /** A rule that is another under the same name. */
    record Changed(LintedRule before, LintedRule after) implements RuleChange {
        @Override
        public String name() {
            return after.card().name();
        }

        @Override
        public List<String> words() {
            List<String> words = new ArrayList<>();
            becomes(words, "it asks for", asks(before.card()), asks(after.card()));
            becomes(words, "its reasons:", reasons(before.card()), reasons(after.card()));
            becomes(words, "its owner:", before.card().owner(), after.card().owner());
            becomes(words, "its clause:", before.card().clause(), after.card().clause());
            for (String language : Says.LANGUAGES) {
                becomes(
                        words,
                        "it says (" + language + ")",
                        before.card().says().in(language),
                        after.card().says().in(language));
            }
            conditionWords(words);
            if (words.isEmpty()) {
                words.add("its conditions stand in another order");
            }
            return words.stream().map(word -> name() + ": " + word).toList();
        }

        private void conditionWords(List<String> words) {
            List<Condition> gone = without(before.conditions(), after.conditions());
            List<Condition> fresh = new ArrayList<>(without(after.conditions(), before.conditions()));
            for (Condition was : gone) {
                Condition is = counterpart(was, fresh);
                if (is == null) {
                    words.add("no longer needs that " + Words.of(was));
                } else {
                    fresh.remove(is);
                    words.add("\"" + Words.of(was) + "\" becomes \"" + Words.of(is) + "\"");
                }
            }
            fresh.forEach(is -> words.add("now also needs that " + Words.of(is)));
            without(before.further(), after.further()).forEach(was -> words.add("no longer needs that " + was));
            without(after.further(), before.further()).forEach(is -> words.add("now also needs that " + is));
        }

        /** The new condition on the same field, if there is one. */
        private static @Nullable Condition counterpart(Condition was, List<Condition> fresh) {
            return fresh.stream()
                    .filter(is ->
                            was instanceof Compare one && is instanceof Compare other && one.field() == other.field())
                    .findFirst()
                    .orElse(null);
        }

        private static <T> List<T> without(List<T> some, List<T> others) {
            return some.stream().filter(each -> !others.contains(each)).toList();
        }

        private static void becomes(List<String> words, String what, String was, String is) {
            if (!was.equals(is)) {
                words.add(what + " \"" + is + "\" instead of \"" + was + "\"");
            }
        }
    }

    private static List<String> conditions(LintedRule rule) {
        return Stream.concat(rule.conditions().stream().map(Words::of), rule.further().stream())
                .toList();
    }

    private static String asks(RuleCard card) {
        return card.asks().name().toLowerCase(Locale.ROOT);
    }

    private static String reasons(RuleCard card) {
        return card.reasons().stream().map(Reason::name).collect(Collectors.joining(", "));
    }
}
