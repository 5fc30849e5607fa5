// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.lint.Finding.Fault;
import java.util.ArrayList;
import java.util.List;

/** No rule is a part of another: whenever it fires, a broader one fires too, asks for the same and gives its reasons as well. */
final class NothingShadowed implements Check {
    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        List<Finding> findings = new ArrayList<>();
        List<ReadRule> rules = ruleset.rules();
        List<Bounds> bounds = rules.stream()
                .map(rule -> Bounds.of(rule.expression().necessary()))
                .toList();
        for (int narrow = 0; narrow < rules.size(); narrow++) {
            for (int broad = 0; broad < rules.size(); broad++) {
                if (isShadowed(rules, bounds, narrow, broad)) {
                    findings.add(Finding.of(
                            rules.get(narrow),
                            Fault.SHADOWED,
                            "changes nothing: whenever it fires, \""
                                    + rules.get(broad).name() + "\" does too"));
                    break;
                }
            }
        }
        return findings;
    }

    private static boolean isShadowed(List<ReadRule> rules, List<Bounds> bounds, int narrow, int broad) {
        ReadRule one = rules.get(narrow);
        ReadRule other = rules.get(broad);
        return narrow != broad
                && one.asks() != null
                && one.asks() == other.asks()
                && other.codes().containsAll(one.codes())
                && bounds.get(narrow).isWithin(bounds.get(broad))
                && one.pattern() != null
                && other.pattern() != null
                // of two that are alike, the first stays
                && (narrow > broad || !bounds.get(broad).isWithin(bounds.get(narrow)));
    }
}
