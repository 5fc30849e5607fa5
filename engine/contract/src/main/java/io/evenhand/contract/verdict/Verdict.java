// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.verdict;

import static java.util.Objects.requireNonNull;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import java.time.Instant;
import java.util.List;

/**
 * What a ruleset proposes for one account; a pure function of assessment, standing and ruleset.
 *
 * @param measure the mildest measure that fits; never above {@link Measure#LIMIT}, since only people go further
 * @param reasons codes of what speaks against the account, strongest first
 * @param counterEvidence codes of what speaks for it
 * @param fired the names of the rules that fired, sorted
 * @param withheldBy what keeps the measure from being taken; the rules are evaluated all the same
 * @param ruleset {@code sha256:} and the hash of the ruleset's text
 * @param degraded whether a rule failed; a degraded verdict restricts nobody
 */
public record Verdict(
        AccountId account,
        Instant asOf,
        Outcome outcome,
        Measure measure,
        List<String> reasons,
        List<String> counterEvidence,
        List<String> fired,
        List<Withholder> withheldBy,
        String ruleset,
        boolean degraded,
        AssessmentId assessment) {
    public Verdict {
        requireNonNull(account, "account");
        requireNonNull(asOf, "asOf");
        requireNonNull(outcome, "outcome");
        requireNonNull(measure, "measure");
        requireNonNull(ruleset, "ruleset");
        requireNonNull(assessment, "assessment");
        reasons = List.copyOf(reasons);
        counterEvidence = List.copyOf(counterEvidence);
        fired = List.copyOf(fired);
        withheldBy = List.copyOf(withheldBy);
        if (!measure.isWithinReachOfARule()) {
            throw new IllegalArgumentException("a rule may not go beyond LIMIT");
        }
        if (measure.isRestriction() && (degraded || reasons.isEmpty())) {
            throw new IllegalArgumentException("a restriction needs reasons and rules that ran");
        }
    }
}
