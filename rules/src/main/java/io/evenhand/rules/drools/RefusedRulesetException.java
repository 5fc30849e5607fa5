// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.drools;

import io.evenhand.rules.lint.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** Says why a ruleset's text may not be used; nobody is judged by a ruleset that fails its lint or does not compile. */
public final class RefusedRulesetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final List<Finding> findings;

    RefusedRulesetException(String message, List<Finding> findings) {
        super(message);
        this.findings = List.copyOf(findings);
    }

    static RefusedRulesetException of(List<Finding> findings) {
        return new RefusedRulesetException(
                findings.stream()
                        .map(Finding::toString)
                        .collect(Collectors.joining("; ", "the ruleset is refused: ", "")),
                findings);
    }

    /** What the linter found; empty if the text is clean but does not compile. */
    public List<Finding> findings() {
        return findings;
    }
}
