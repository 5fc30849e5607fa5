// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import io.evenhand.contract.event.WireName;
import io.evenhand.contract.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a worked case wants of its verdict; a part that it does not mention may be anything, but for the outcome. */
record WantedVerdict(
        @Nullable String outcome,
        @Nullable String measure,
        @Nullable List<String> reasons,
        @Nullable List<String> counterEvidence,
        @Nullable List<String> fired,
        @Nullable List<String> withheldBy,
        @Nullable Boolean degraded) {
    List<String> differences(Verdict verdict) {
        List<String> differences = new ArrayList<>();
        if (outcome == null) {
            // one that takes any outcome passes with any rules and shows nothing
            differences.add("a case that wants a verdict names its outcome");
        }
        compare(differences, "outcome", outcome, verdict.outcome().wire());
        compare(differences, "measure", measure, verdict.measure().name());
        compare(differences, "reasons", reasons, verdict.reasons());
        compare(differences, "counterEvidence", counterEvidence, verdict.counterEvidence());
        compare(differences, "fired", fired, verdict.fired());
        compare(
                differences,
                "withheldBy",
                withheldBy,
                verdict.withheldBy().stream().map(WireName::wire).toList());
        compare(differences, "degraded", degraded, verdict.degraded());
        return differences;
    }

    private static void compare(List<String> differences, String part, @Nullable Object wanted, Object got) {
        if (wanted != null && !wanted.equals(got)) {
            differences.add(part + ": wanted " + wanted + ", got " + got);
        }
    }
}
