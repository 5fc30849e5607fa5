// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.lint.Finding.Fault;
import java.util.List;

/** A rule looks at the one fact, once: no other type, no join, no "not", no "exists", no binding. */
final class OneFact implements Check {
    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        return ruleset.rules().stream().flatMap(rule -> check(rule).stream()).toList();
    }

    private static List<Finding> check(ReadRule rule) {
        return rule.pattern() != null
                ? List.of()
                : List.of(Finding.of(rule, Fault.UNKNOWN_FACT, "should look at one CaseFact(...) and nothing else"));
    }
}
