// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import io.evenhand.rules.fact.CaseFact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a ruleset did on one worked case.
 *
 * @param file the case's file name
 * @param note what the case is about, in its author's words
 * @param differences one line for each thing that came out otherwise than wanted; none if the case passes
 * @param asked what the ruleset was asked about; null if it was not asked, as by a case that wants an error. Two cases
 *     with the same are one story, however they are written
 */
public record CaseResult(
        String file,
        String note,
        List<String> differences,
        @Nullable CaseFact asked) {
    public CaseResult {
        differences = List.copyOf(differences);
    }

    /** Of a case that never came to ask. */
    CaseResult(String file, String note, List<String> differences) {
        this(file, note, differences, null);
    }

    public boolean passed() {
        return differences.isEmpty();
    }
}
