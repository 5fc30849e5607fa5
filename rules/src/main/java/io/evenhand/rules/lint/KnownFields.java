// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.fact.FactField;
import io.evenhand.rules.lint.Finding.Fault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A condition uses fields that the fact has. */
final class KnownFields implements Check {
    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        return ruleset.rules().stream().flatMap(rule -> check(rule).stream()).toList();
    }

    private static List<Finding> check(ReadRule rule) {
        Set<String> unknown = new LinkedHashSet<>();
        for (String constraint : rule.constraints()) {
            Tokens tokens = Tokens.of(constraint);
            if (tokens != null) {
                tokens.all().stream()
                        .filter(Tokens::isWord)
                        .filter(word -> !isKnown(word))
                        .forEach(unknown::add);
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (String word : unknown) {
            findings.add(Finding.of(
                    rule,
                    Fault.UNKNOWN_FIELD,
                    "looks at \"" + word + "\", which the fact does not have; it has: " + FactField.names()));
        }
        return findings;
    }

    private static boolean isKnown(String word) {
        int dot = word.indexOf('.');
        if (dot > 0) {
            return isWordOf(FactField.Kind.KNIT, "Knit", word, dot)
                    || isWordOf(FactField.Kind.KNOWN, "Known", word, dot);
        }
        return FactField.find(word) != null
                || ExpressionParser.GUARDS.contains(word)
                || word.equals("true")
                || word.equals("false");
    }

    private static boolean isWordOf(FactField.Kind kind, String type, String word, int dot) {
        return word.substring(0, dot).equals(type)
                && kind.words().contains(word.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
