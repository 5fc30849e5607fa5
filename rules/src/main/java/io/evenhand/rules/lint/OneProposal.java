// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.lint.Finding.Fault;
import java.util.List;

/** A consequence is one call without an argument: it has no side effect, sets nothing and reads nothing. */
final class OneProposal implements Check {
    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        return ruleset.rules().stream().flatMap(rule -> check(rule).stream()).toList();
    }

    private static List<Finding> check(ReadRule rule) {
        boolean another = EverySanctionEnds.ASKS.matcher(rule.consequence()).matches();
        return rule.asks() != null
                        || (another && rule.descr().getNamedConsequences().isEmpty())
                ? List.of()
                : List.of(Finding.of(
                        rule, Fault.FOREIGN_CONSEQUENCE, "may only ask for one thing, such as proposals.review();"));
    }
}
