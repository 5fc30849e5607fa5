// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.fact.Basis;
import io.evenhand.rules.fact.Proposal.Kind;
import io.evenhand.rules.lint.Finding.Fault;
import io.evenhand.rules.spec.Condition.Compare;
import java.util.List;

/** Nobody is limited for how many people there are: some condition asks for conduct. */
final class MoreThanCounts implements Check {
    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        return ruleset.rules().stream().flatMap(rule -> check(rule).stream()).toList();
    }

    private static List<Finding> check(ReadRule rule) {
        boolean sanction = rule.asks() == Kind.LIMIT || rule.asks() == Kind.PROPOSE_SUSPEND;
        boolean conduct = rule.expression().necessary().stream().anyMatch(MoreThanCounts::asksForConduct);
        return !sanction || conduct
                ? List.of()
                : List.of(Finding.of(
                        rule,
                        Fault.COUNT_ALONE,
                        "decides by counts alone; use within the quota weighs nothing by itself"));
    }

    private static boolean asksForConduct(Expression expression) {
        return expression instanceof Expression.Leaf leaf
                && leaf.condition() instanceof Compare compare
                && Bounds.asksForMore(compare)
                && !compare.field().isHeadcount()
                && compare.field().basis() != Basis.NONE
                && compare.field().basis() != Basis.FAVOUR;
    }
}
