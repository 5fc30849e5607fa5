// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.contract.verdict.Withholder;
import io.evenhand.rules.fact.Basis;
import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.fact.Floor;
import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.fact.Proposal.Kind;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.fact.Stance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The bounds that no ruleset can leave: turns what rules proposed about a case into its verdict.
 *
 * <p>Whatever the rules say, a score behind a closed evidence gate leads nowhere; a proposal without a reason against
 * the account counts for nothing; a limit without two independent reasons that reach their {@link Floor}, or before the
 * account stood out for weeks, asks only for people to look; a suspension is proposed only on verified evidence; an allow entry, a hold or an open
 * appeal withholds the measure while the outcome stays visible; and a ruleset of which a rule failed asks at most for
 * people to look and takes no measure. A review is answered with MONITOR: it is told to nobody and restricts nothing.
 *
 * @param proposals what the rules that fired asked for
 * @param degraded whether a rule failed
 */
public record Settlement(CaseFact fact, List<Proposal> proposals, boolean degraded) {
    public Settlement {
        proposals = List.copyOf(proposals);
    }

    /** The verdict, under the version of the ruleset that made the proposals. */
    public Verdict verdict(Assessment assessment, String ruleset) {
        Outcome outcome = outcome();
        Claim claim = protection().join(degraded ? Claim.NOTHING : Claim.of(measure(outcome)));
        return new Verdict(
                assessment.account(),
                assessment.asOf(),
                outcome,
                claim.inForce(),
                codes(Stance.AGAINST),
                codes(Stance.FOR),
                fired(),
                claim.withheldBy(),
                ruleset,
                degraded,
                assessment.id());
    }

    private Outcome outcome() {
        if (isProposed(Kind.PROPOSE_SUSPEND) && !degraded) {
            return Outcome.PROPOSE_SUSPEND;
        }
        if (!fact.enough()) {
            return Outcome.NOT_ENOUGH_DATA;
        }
        if (isLimitBorne() && !degraded) {
            return Outcome.LIMIT;
        }
        for (Proposal proposal : proposals) {
            if (stands(proposal)) {
                return Outcome.REVIEW;
            }
        }
        return Outcome.NONE;
    }

    private Measure measure(Outcome outcome) {
        return switch (outcome) {
            case NOT_ENOUGH_DATA, NONE -> Measure.NONE;
            case REVIEW -> Measure.MONITOR;
            case LIMIT -> Measure.LIMIT;
            case PROPOSE_SUSPEND -> isLimitBorne() ? Measure.LIMIT : Measure.NOTICE;
        };
    }

    /** What the standing says for the account. */
    private Claim protection() {
        Claim claim = Claim.NOTHING;
        if (fact.allowlisted()) {
            claim = claim.join(Claim.of(Withholder.ALLOWLIST));
        }
        if (fact.held()) {
            claim = claim.join(Claim.of(Withholder.HOLD));
        }
        if (fact.appealOpen()) {
            claim = claim.join(Claim.of(Withholder.APPEAL));
        }
        return claim;
    }

    private List<String> fired() {
        if (proposals.size() < 2) {
            return proposals.isEmpty() ? List.of() : List.of(proposals.get(0).rule());
        }
        TreeSet<String> names = new TreeSet<>();
        for (Proposal proposal : proposals) {
            names.add(proposal.rule());
        }
        return List.copyOf(names);
    }

    /** The codes that speak that way, the weightiest first; several rules may give one. */
    private List<String> codes(Stance stance) {
        EnumSet<Reason> given = EnumSet.noneOf(Reason.class);
        for (Proposal proposal : proposals) {
            if (stance == Stance.FOR || stands(proposal)) {
                for (Reason reason : proposal.reasons()) {
                    if (reason.stance() == stance) {
                        given.add(reason);
                    }
                }
            }
        }
        if (given.isEmpty()) {
            return List.of();
        }
        List<Reason> sorted = new ArrayList<>(given);
        sorted.sort(Comparator.comparingInt((Reason reason) -> reason.weight(fact))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        List<String> codes = new ArrayList<>(sorted.size());
        for (Reason reason : sorted) {
            codes.add(reason.name());
        }
        return codes;
    }

    private boolean isProposed(Kind kind) {
        for (Proposal proposal : proposals) {
            if (proposal.kind() == kind && stands(proposal)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLimitBorne() {
        if (!fact.persistenceKnown() || !fact.persistent()) {
            return false;
        }
        for (Proposal proposal : proposals) {
            if (proposal.kind() == Kind.LIMIT && stands(proposal) && Basis.bearLimit(grounds(proposal))) {
                return true;
            }
        }
        return false;
    }

    /** What the reasons that count toward a restriction of this account rest on. */
    private Set<Basis> grounds(Proposal proposal) {
        EnumSet<Basis> grounds = EnumSet.noneOf(Basis.class);
        for (Reason reason : proposal.reasons()) {
            Floor floor = reason.floor();
            if (floor != null && floor.isReached(fact)) {
                grounds.add(reason.basis());
            }
        }
        return grounds;
    }

    /** Whether a proposal against the account holds within the bounds. */
    private boolean stands(Proposal proposal) {
        boolean within =
                switch (proposal.kind()) {
                    case NOT_ENOUGH_DATA, IN_FAVOUR -> false;
                    case REVIEW, LIMIT -> fact.enough();
                    case PROPOSE_SUSPEND -> fact.evidenceVerified();
                };
        return within && proposal.isAgainst();
    }
}
