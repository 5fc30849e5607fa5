// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.verdict.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One case as stored. */
public record CaseRow(
        CaseId id,
        AccountId account,
        AssessmentId assessment,
        CaseState state,
        int version,
        Outcome outcome,
        List<String> reasons,
        @Nullable String proposer,
        Instant openedAt,
        Instant changedAt) {
    public boolean isLive() {
        return state.isLive();
    }
}
