// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.fact.Basis;
import io.evenhand.rules.fact.Floor;
import io.evenhand.rules.fact.Proposal.Kind;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.lint.Finding.Fault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A limit needs two independent reasons against the account, each borne by a condition that asks for the reason's {@link
 * Floor} at least; a suspension needs verified evidence.
 */
final class TwoReasonsToLimit implements Check {
    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        return ruleset.rules().stream().flatMap(rule -> check(rule).stream()).toList();
    }

    private static List<Finding> check(ReadRule rule) {
        Bounds bounds = Bounds.of(rule.expression().necessary());
        Set<Basis> borne = EnumSet.noneOf(Basis.class);
        List<String> missing = new ArrayList<>();
        for (Reason reason : rule.against()) {
            Floor floor = reason.floor();
            if (floor != null && bounds.askFor(floor.field(), floor.least())) {
                borne.add(reason.basis());
            } else if (floor != null) {
                missing.add("; " + reason + " counts from " + floor + " on");
            }
        }
        if (rule.asks() == Kind.LIMIT && !Basis.bearLimit(borne)) {
            return List.of(Finding.of(
                    rule,
                    Fault.SINGLE_REASON,
                    "limits for a single independent reason; it needs two, each with a condition that bears it"
                            + String.join("", missing)));
        }
        if (rule.asks() == Kind.PROPOSE_SUSPEND && !borne.contains(Basis.SALE)) {
            return List.of(Finding.of(
                    rule,
                    Fault.SINGLE_REASON,
                    "proposes a suspension without evidenceVerified and its reason EVIDENCE_VERIFIED"));
        }
        return List.of();
    }
}
