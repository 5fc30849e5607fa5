// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.ledger.AccountRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Which course an assessment takes; a pure function of what is known. */
final class Course {
    /** Evidence older than this is stored and restricts nobody. */
    static final Duration TOO_OLD = Duration.ofDays(14);

    private Course() {}

    /**
     * @param rebutted signals of the account that count nothing any more
     * @param stopped whether a breaker keeps the rules that speak here from restricting anybody
     */
    static Handled of(
            Assessment assessment,
            Verdict verdict,
            AccountRow standing,
            Set<String> rebutted,
            boolean stopped,
            Instant now) {
        boolean restricts = verdict.measure().isRestriction();
        boolean concernsPeople = verdict.outcome() == Outcome.REVIEW || verdict.outcome() == Outcome.PROPOSE_SUSPEND;
        if (verdict.degraded() || (!restricts && !concernsPeople)) {
            return Handled.RECORDED;
        }
        if (assessment.asOf().isBefore(now.minus(TOO_OLD))) {
            return Handled.BACKFILL;
        }
        if (isOvertaken(assessment, standing, rebutted)) {
            return Handled.OVERTAKEN;
        }
        if (!verdict.withheldBy().isEmpty()
                || standing.allowlistedUntil() != null
                || standing.heldUntil() != null
                || standing.appealOpen()) {
            return Handled.WITHHELD;
        }
        if (standing.restricted()) {
            return Handled.ALREADY_RESTRICTED;
        }
        if (restricts && !stopped) {
            return Handled.LIMITED;
        }
        Instant quietUntil = standing.quietUntil();
        if (quietUntil != null && now.isBefore(quietUntil)) {
            return Handled.RECORDED;
        }
        return restricts ? Handled.STOPPED : Handled.CASE;
    }

    /** An assessment still in flight when a newer one, or an accepted rebuttal, was handled. */
    private static boolean isOvertaken(Assessment assessment, AccountRow standing, Set<String> rebutted) {
        Instant newest = standing.newestAsOf();
        if (newest != null && assessment.asOf().isBefore(newest)) {
            return true;
        }
        return assessment.atoms().stream().anyMatch(atom -> atom.points() > 0 && rebutted.contains(atom.signal()));
    }
}
