// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.lint.Finding.Fault;
import io.evenhand.rules.ruleset.RuleCard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A name is plain and belongs to one rule: people, notices and breakers speak of rules by name. */
final class PlainUniqueName implements Check {
    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        List<Finding> findings = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ReadRule rule : ruleset.rules()) {
            if (!names.add(rule.name())) {
                findings.add(Finding.of(rule, Fault.DUPLICATE_NAME, "has the name of another"));
            }
            if (!RuleCard.isName(rule.name())) {
                findings.add(Finding.of(
                        rule, Fault.BAD_NAME, "should be named with small letters, digits and single hyphens"));
            }
        }
        return findings;
    }
}
