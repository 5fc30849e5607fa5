// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.fact.FactField;
import io.evenhand.rules.fact.Proposal.Kind;
import io.evenhand.rules.lint.Finding.Fault;
import java.util.List;

/** Nobody is limited for one bad week: a limit asks for {@code persistent}. */
final class WeeksToLimit implements Check {
    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        return ruleset.rules().stream()
                .filter(rule -> rule.asks() == Kind.LIMIT)
                .filter(rule -> !lasts(Bounds.of(rule.expression().necessary())))
                .map(rule -> Finding.of(
                        rule,
                        Fault.NOT_PERSISTENT,
                        "limits an account that may have stood out only once; it needs the condition persistent"))
                .toList();
    }

    private static boolean lasts(Bounds bounds) {
        return bounds.askFor(FactField.PERSISTENT, 1)
                || bounds.askFor(FactField.PERSISTENCE_TRUE, CaseFact.PERSISTENT_FROM);
    }
}
