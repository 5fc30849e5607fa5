// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.cases;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one case.
 *
 * @param version to be handed back with an act, so that nobody acts on a page that is out of date
 * @param evidence the newest assessment the case rests on
 * @param proposer who proposed a measure and waits for a second person, or null
 */
public record CaseFile(
        CaseId id,
        AccountId account,
        CaseState state,
        int version,
        Instant openedAt,
        Evidence evidence,
        @Nullable String proposer,
        List<HistoryLine> history,
        List<DecisionLine> decisions) {
    public CaseFile {
        history = List.copyOf(history);
        decisions = List.copyOf(decisions);
    }
}
