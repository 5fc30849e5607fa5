// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.lint.Finding.Fault;
import java.util.ArrayList;
import java.util.List;

/** A rule gives its reasons, and each is a code that a sentence explains to the account holder. */
final class ReasonGiven implements Check {
    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        return ruleset.rules().stream().flatMap(rule -> check(rule).stream()).toList();
    }

    private static List<Finding> check(ReadRule rule) {
        List<Finding> findings = new ArrayList<>();
        List<String> codes = rule.codes();
        if (codes.isEmpty()) {
            findings.add(Finding.of(rule, Fault.NO_REASON, "states no @reason(CODE)"));
        }
        List<String> known = rule.reasons().stream().map(Enum::name).toList();
        for (String code : codes) {
            if (!known.contains(code)) {
                findings.add(
                        Finding.of(rule, Fault.UNKNOWN_REASON, "gives a reason that no sentence explains: " + code));
            }
        }
        return findings;
    }
}
