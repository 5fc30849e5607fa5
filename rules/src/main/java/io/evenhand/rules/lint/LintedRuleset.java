// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.spec.Condition;
import java.util.List;

/**
 * What the linter read. Only the linter makes one, and only from a clean one is a ruleset compiled: what is compiled is
 * the very text that was looked at.
 */
public final class LintedRuleset {
    private final List<RuleFile> texts;
    private final List<LintedRule> rules;
    private final List<Finding> findings;

    LintedRuleset(List<RuleFile> texts, List<LintedRule> rules, List<Finding> findings) {
        this.texts = List.copyOf(texts);
        this.rules = List.copyOf(rules);
        this.findings = List.copyOf(findings);
    }

    /**
     * A rule and its conditions.
     *
     * @param conditions what must hold, as far as a spec could say it
     * @param further what must hold besides, as the text has it
     */
    public record LintedRule(RuleCard card, List<Condition> conditions, List<String> further) {
        public LintedRule {
            conditions = List.copyOf(conditions);
            further = List.copyOf(further);
        }
    }

    /** The rule text, tables written out as rules. */
    public List<RuleFile> texts() {
        return texts;
    }

    /** The rules by name; of a ruleset that is not clean, those that are complete. */
    public List<LintedRule> rules() {
        return rules;
    }

    /** What is wrong; empty for a ruleset that may be used. */
    public List<Finding> findings() {
        return findings;
    }

    public boolean isClean() {
        return findings.isEmpty();
    }
}
