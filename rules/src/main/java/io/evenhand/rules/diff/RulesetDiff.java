// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.diff;

import io.evenhand.rules.diff.RuleChange.Added;
import io.evenhand.rules.diff.RuleChange.Changed;
import io.evenhand.rules.diff.RuleChange.Removed;
import io.evenhand.rules.lint.LintedRuleset.LintedRule;
import io.evenhand.rules.spec.RulesetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What changes from one ruleset to another, rule by rule; rules are the same if they have the same name.
 *
 * @param changes by the rules' names; none if both decide and say the same
 */
public record RulesetDiff(List<RuleChange> changes) {
    public RulesetDiff {
        changes = List.copyOf(changes);
    }

    /** What changes between two rulesets that were read and linted. */
    public static RulesetDiff between(List<LintedRule> before, List<LintedRule> after) {
        Map<String, LintedRule> old = byName(before);
        Map<String, LintedRule> now = byName(after);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        List<RuleChange> changes = new ArrayList<>();
        for (String name : names) {
            LintedRule was = old.get(name);
            LintedRule is = now.get(name);
            if (was == null && is != null) {
                changes.add(new Added(is));
            } else if (was != null && is == null) {
                changes.add(new Removed(was));
            } else if (was != null && is != null && !was.equals(is)) {
                changes.add(new Changed(was, is));
            }
        }
        return new RulesetDiff(changes);
    }

    /** What changes between two uploaded rulesets; a changed parameter shows at every rule that uses it. */
    public static RulesetDiff between(RulesetSpec before, RulesetSpec after) {
        return between(rules(before), rules(after));
    }

    /** An uploaded ruleset's rules with its numbers filled in. */
    public static List<LintedRule> rules(RulesetSpec spec) {
        return spec.resolved().stream()
                .map(rule -> new LintedRule(rule.card(), rule.when().of(), List.of()))
                .toList();
    }

    /** The difference in English, a line for each thing that changes; {@code no difference} if nothing does. */
    public List<String> words() {
        return changes.isEmpty()
                ? List.of("no difference")
                : changes.stream().flatMap(change -> change.words().stream()).toList();
    }

    private static Map<String, LintedRule> byName(List<LintedRule> rules) {
        Map<String, LintedRule> byName = new TreeMap<>();
        rules.forEach(rule -> byName.put(rule.card().name(), rule));
        return byName;
    }
}
