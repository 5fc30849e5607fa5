// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.lint.Finding.Fault;
import io.evenhand.rules.ruleset.RuleCard;
import java.util.ArrayList;
import java.util.List;

/** Somebody answers for a rule, and it enforces a clause of the terms. */
final class OwnerAndClauseGiven implements Check {
    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        return ruleset.rules().stream().flatMap(rule -> check(rule).stream()).toList();
    }

    private static List<Finding> check(ReadRule rule) {
        List<Finding> findings = new ArrayList<>();
        if (!RuleCard.isLabel(rule.label("owner"))) {
            findings.add(Finding.of(rule, Fault.NO_OWNER, "names no @owner(\"desk\")"));
        }
        if (!RuleCard.isLabel(rule.label("clause"))) {
            findings.add(Finding.of(rule, Fault.NO_CLAUSE, "names no @clause(\"clause of the terms\")"));
        }
        return findings;
    }
}
