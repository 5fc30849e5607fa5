// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.fact.Reason;
import java.util.List;
import java.util.Map;

/**
 * What the linter read.
 *
 * @param reasons the codes that each rule declares, by the rule's name
 * @param findings what is wrong; empty for a ruleset that may be used
 */
public record LintedRuleset(Map<String, List<Reason>> reasons, List<Finding> findings) {
    public LintedRuleset {
        reasons = Map.copyOf(reasons);
        findings = List.copyOf(findings);
    }

    public boolean isClean() {
        return findings.isEmpty();
    }
}
