// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.lint.Finding.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** No rule goes before, switches off, delays or inherits from another: what is decided does not depend on an order. */
final class NoOrderOfRules implements Check {
    private static final Set<String> ANNOTATIONS = Set.of("reason", "owner", "clause");

    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        return ruleset.rules().stream().flatMap(rule -> check(rule).stream()).toList();
    }

    private static List<Finding> check(ReadRule rule) {
        List<Finding> findings = new ArrayList<>();
        if (!rule.attributes().isEmpty() || rule.descr().hasParent()) {
            findings.add(Finding.of(
                    rule,
                    Fault.ORDER_OF_RULES,
                    "uses "
                            + (rule.descr().hasParent()
                                    ? "extends"
                                    : rule.attributes().keySet()) + "; rules have no salience, group, date or parent"));
        }
        Set<String> annotations = rule.descr().getAnnotationNames();
        annotations.stream()
                .filter(annotation -> !ANNOTATIONS.contains(annotation))
                .forEach(annotation -> findings.add(Finding.of(
                        rule,
                        Fault.ORDER_OF_RULES,
                        "has an annotation that means something to the engine: @" + annotation)));
        return findings;
    }
}
