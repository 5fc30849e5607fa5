// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.lint.Finding.Fault;
import java.util.List;
import java.util.regex.Pattern;

/** A rule asks for what ends by itself. There is no other verb, and none takes a duration; who writes one anyway is told why. */
final class EverySanctionEnds implements Check {
    /** One call on the collector, whatever it asks for and with whatever argument. */
    static final Pattern ASKS = Pattern.compile("\\s*proposals\\.[A-Za-z]+\\([A-Za-z0-9_.\"]*\\);\\s*");

    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        return ruleset.rules().stream().flatMap(rule -> check(rule).stream()).toList();
    }

    private static List<Finding> check(ReadRule rule) {
        return rule.asks() == null && ASKS.matcher(rule.consequence()).matches()
                ? List.of(Finding.of(
                        rule,
                        Fault.ENDLESS_SANCTION,
                        "asks for something that has no end of its own; a rule asks for limit(), which ends by itself, "
                                + "or puts a question to people by proposeSuspend()"))
                : List.of();
    }
}
