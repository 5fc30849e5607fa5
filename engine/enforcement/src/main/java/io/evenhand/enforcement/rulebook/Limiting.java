// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.ruleset.Ruleset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules that a restriction rests on. */
public final class Limiting {
    private Limiting() {}

    /** Of the rules that fired, those that ask for a limit, by name. */
    public static List<String> rules(Ruleset ruleset, Verdict verdict) {
        Set<String> limiting = ruleset.rules().stream()
                .filter(card -> card.asks() == Proposal.Kind.LIMIT)
                .map(RuleCard::name)
                .collect(Collectors.toSet());
        return verdict.fired().stream().filter(limiting::contains).toList();
    }
}
