// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.fact.Basis;
import io.evenhand.rules.fact.Proposal.Kind;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.lint.Finding.Fault;
import io.evenhand.rules.spec.Condition.Compare;
import io.evenhand.rules.spec.Condition.Share;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A limit needs two independent reasons against the account, each borne by a condition; a suspension needs verified evidence. */
final class TwoReasonsToLimit implements Check {
    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        return ruleset.rules().stream().flatMap(rule -> check(rule).stream()).toList();
    }

    private static List<Finding> check(ReadRule rule) {
        Set<Basis> borne = rule.expression().necessary().stream()
                .flatMap(TwoReasonsToLimit::bases)
                .collect(Collectors.toSet());
        Set<Basis> reasons = rule.against().stream()
                .map(Reason::basis)
                .filter(borne::contains)
                .collect(Collectors.toSet());
        if (rule.asks() == Kind.LIMIT && reasons.size() < 2 && !reasons.contains(Basis.SALE)) {
            return List.of(Finding.of(
                    rule,
                    Fault.SINGLE_REASON,
                    "limits for a single independent reason; it needs two, each with a condition that bears it"));
        }
        if (rule.asks() == Kind.PROPOSE_SUSPEND && !reasons.contains(Basis.SALE)) {
            return List.of(Finding.of(
                    rule,
                    Fault.SINGLE_REASON,
                    "proposes a suspension without evidenceVerified and its reason EVIDENCE_VERIFIED"));
        }
        return List.of();
    }

    private static Stream<Basis> bases(Expression expression) {
        if (expression instanceof Expression.Leaf leaf) {
            if (leaf.condition() instanceof Compare compare && Bounds.asksForMore(compare)) {
                return Stream.of(compare.field().basis());
            }
            if (leaf.condition() instanceof Share share) {
                return Stream.of(share.part().basis());
            }
        }
        return Stream.empty();
    }
}
