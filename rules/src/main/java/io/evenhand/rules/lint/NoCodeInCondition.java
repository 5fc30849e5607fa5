// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.lint.Finding.Fault;
import java.util.ArrayList;
import java.util.List;

/** A condition is names, numbers, comparisons, arithmetic and brackets: it calls, creates and assigns nothing. */
final class NoCodeInCondition implements Check {
    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        return ruleset.rules().stream().flatMap(rule -> check(rule).stream()).toList();
    }

    private static List<Finding> check(ReadRule rule) {
        List<Finding> findings = new ArrayList<>();
        for (String constraint : rule.constraints()) {
            Tokens tokens = Tokens.of(constraint);
            if (tokens == null || calls(tokens.all())) {
                findings.add(Finding.of(
                        rule,
                        Fault.FOREIGN_CONDITION,
                        "does more than compare fields and numbers; a condition calls nothing"));
            } else if (ExpressionParser.parse(constraint) instanceof Expression.TooLarge share) {
                findings.add(Finding.of(
                        rule, Fault.FOREIGN_CONDITION, "compares with a share that is too large: " + share.text()));
            }
        }
        return findings;
    }

    private static boolean calls(List<String> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            String before = tokens.get(i - 1);
            boolean bracket = tokens.get(i).equals("(");
            // two names in a row are an operator of the engine, such as "matches" or "memberOf"
            if (Tokens.isWord(before) && (bracket || Tokens.isWord(tokens.get(i)))) {
                return true;
            }
        }
        return false;
    }
}
