// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.cases;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How things stand, in figures.
 *
 * @param accountsAssessed accounts with at least one assessment
 * @param assessments assessments recorded
 * @param newestAssessment the newest {@code asOf} recorded, or null
 * @param verdicts how many accounts have which outcome as their newest verdict, by wire name
 * @param restrictions everything that restricts somebody right now
 */
public record Overview(
        long accountsAssessed,
        long assessments,
        @Nullable Instant newestAssessment,
        Map<String, Long> verdicts,
        List<Restriction> restrictions,
        long openCases,
        long openAppeals) {
    public Overview {
        verdicts = Map.copyOf(verdicts);
        restrictions = List.copyOf(restrictions);
    }

    /** One measure in force. */
    public record Restriction(
            AccountId account,
            Measure measure,
            DecisionId decision,
            String noticeLink,
            List<String> reasons,
            Instant from,
            @Nullable Instant until) {}
}
