// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.cases;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.CaseState;
import java.time.Instant;
import java.util.List;

/** One line of the queue. */
public record CaseSummary(
        CaseId id,
        AccountId account,
        CaseState state,
        Outcome proposed,
        List<String> reasons,
        Instant openedAt,
        Instant changedAt) {
    public static CaseSummary of(CaseRow row) {
        return new CaseSummary(
                row.id(), row.account(), row.state(), row.outcome(), row.reasons(), row.openedAt(), row.changedAt());
    }
}
