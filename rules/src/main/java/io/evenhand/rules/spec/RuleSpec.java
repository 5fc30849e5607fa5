// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.spec;

import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.spec.Value.Amount;
import java.util.Map;

/**
 * One rule as data.
 *
 * @param card its name, what it asks for, its reasons and who answers for it
 * @param when what must hold, all of it
 */
public record RuleSpec(RuleCard card, Condition.All when) {
    /** The most comparisons of one rule, after its choices are written out. */
    private static final long SIZE_MAX = 200;

    public RuleSpec {
        if (size(when) > SIZE_MAX) {
            throw new IllegalArgumentException("the choices within choices of rule " + card.name()
                    + " come to more than " + SIZE_MAX + " comparisons");
        }
    }

    /** Whether it fires for an account; what it cannot know, it does not act on. */
    public Truth fires(CaseFact fact, Map<String, Amount> parameters) {
        return when.holds(fact, parameters);
    }

    /** How many comparisons a condition is when every choice is written out: each part occurs in its share of the choices. */
    private static long size(Condition condition) {
        if (condition instanceof Condition.AtLeast choice) {
            long each = choose(choice.of().size() - 1, choice.count() - 1);
            return each * choice.of().stream().mapToLong(RuleSpec::size).sum();
        }
        return condition instanceof Condition.All all
                ? all.of().stream().mapToLong(RuleSpec::size).sum()
                : 1;
    }

    private static long choose(int of, int count) {
        long ways = 1;
        for (int i = 1; i <= count; i++) {
            ways = ways * (of - i + 1) / i;
        }
        return ways;
    }
}
