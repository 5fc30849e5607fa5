// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import io.evenhand.contract.verdict.Outcome;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What came of a file of assessments.
 *
 * @param ruleset the version that decided
 * @param assessments how many there were
 * @param outcomes how many had each outcome; every outcome is listed
 * @param degraded how many verdicts a failing rule made milder
 */
public record DecideReport(String ruleset, long assessments, Map<Outcome, Long> outcomes, long degraded) {
    public DecideReport {
        EnumMap<Outcome, Long> every = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            every.put(outcome, outcomes.getOrDefault(outcome, 0L));
        }
        outcomes = Collections.unmodifiableMap(every);
    }
}
