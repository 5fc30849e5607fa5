// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.cases;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the ledger knows about one account.
 *
 * @param latest the newest evidence, or null if the account was never assessed
 * @param verdicts all verdicts, newest first
 * @param looks when the account was looked at and how many points it had, newest first
 * @param allowlistedUntil the end of an active allow entry, or null
 */
public record AccountFile(
        AccountId account,
        @Nullable Evidence latest,
        List<Verdict> verdicts,
        List<Look> looks,
        List<CaseSummary> cases,
        List<DecisionLine> decisions,
        @Nullable Instant allowlistedUntil) {
    public AccountFile {
        verdicts = List.copyOf(verdicts);
        looks = List.copyOf(looks);
        cases = List.copyOf(cases);
        decisions = List.copyOf(decisions);
    }

    /** One look at the account. */
    public record Look(Instant at, int points) {}
}
