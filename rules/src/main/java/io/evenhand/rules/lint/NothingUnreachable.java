// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.fact.FactField;
import io.evenhand.rules.fact.Proposal.Kind;
import io.evenhand.rules.lint.Finding.Fault;
import io.evenhand.rules.spec.Condition;
import io.evenhand.rules.spec.Operator;
import io.evenhand.rules.spec.Value.Flag;
import java.util.ArrayList;
import java.util.List;

/** Every rule can fire, and what it asks for can count. */
final class NothingUnreachable implements Check {
    private static final Expression ENOUGH =
            new Expression.Leaf(new Condition.Compare(FactField.ENOUGH, Operator.IS, new Flag(true)));

    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        return ruleset.rules().stream().flatMap(rule -> check(rule).stream()).toList();
    }

    private static List<Finding> check(ReadRule rule) {
        List<Expression> necessary = rule.expression().necessary();
        if (!canHold(necessary)) {
            return List.of(
                    Finding.of(rule, Fault.UNREACHABLE, "can never fire: its conditions contradict one another"));
        }
        if ((rule.asks() == Kind.LIMIT || rule.asks() == Kind.REVIEW) && !canHold(with(necessary, ENOUGH))) {
            return List.of(Finding.of(
                    rule,
                    Fault.UNREACHABLE,
                    "never counts: it asks for a measure where there is not enough evidence for any"));
        }
        return List.of();
    }

    /** Whether all can hold at once; an "or" can if one of its branches can beside the rest. */
    private static boolean canHold(List<Expression> necessary) {
        if (Bounds.of(necessary).isContradiction()) {
            return false;
        }
        for (Expression each : necessary) {
            if (each instanceof Expression.Or or) {
                List<Expression> rest = new ArrayList<>(necessary);
                rest.remove(each);
                if (or.of().stream()
                        .noneMatch(branch -> !Bounds.of(with(rest, branch)).isContradiction())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<Expression> with(List<Expression> necessary, Expression further) {
        List<Expression> all = new ArrayList<>(necessary);
        all.addAll(further.necessary());
        return all;
    }
}
