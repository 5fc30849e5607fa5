// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import java.util.List;

/**
 * How a ruleset did on one worked case.
 *
 * @param file the case's file name
 * @param note what the case is about, in its author's words
 * @param differences one line for each thing that came out otherwise than wanted; none if the case passes
 */
public record CaseResult(String file, String note, List<String> differences) {
    public CaseResult {
        differences = List.copyOf(differences);
    }

    public boolean passed() {
        return differences.isEmpty();
    }
}
