// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import java.util.List;

/** A text that is no ruleset, or one that nobody may use; the findings say where and why. */
public final class UnfitRulesetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> findings;

    public UnfitRulesetException(List<String> findings) {
        super("the ruleset cannot be used: " + String.join("; ", findings));
        this.findings = List.copyOf(findings);
    }

    public List<String> findings() {
        return findings;
    }
}
