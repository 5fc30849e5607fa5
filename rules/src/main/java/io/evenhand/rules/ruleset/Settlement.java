// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.contract.verdict.Withholder;
import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.fact.Proposal.Kind;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.fact.Stance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The bounds that no ruleset can leave: turns what rules proposed about a case into its verdict.
 *
 * <p>Whatever the rules say, a score behind a closed evidence gate leads nowhere; a proposal without a reason against
 * the account counts for nothing; a suspension is proposed only on verified evidence; an allow entry, a hold or an open
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
        Measure due = degraded ? Measure.NONE : measure(outcome);
        List<Withholder> withheldBy = due == Measure.NONE ? List.of() : withholders();
        return new Verdict(
                assessment.account(),
                assessment.asOf(),
                outcome,
                withheldBy.isEmpty() ? due : Measure.NONE,
                codes(Stance.AGAINST),
                codes(Stance.FOR),
                proposals.stream().map(Proposal::rule).sorted().distinct().toList(),
                withheldBy,
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
        if (isProposed(Kind.LIMIT) && !degraded) {
            return Outcome.LIMIT;
        }
        boolean anything = proposals.stream().anyMatch(this::stands);
        return anything ? Outcome.REVIEW : Outcome.NONE;
    }

    private Measure measure(Outcome outcome) {
        return switch (outcome) {
            case NOT_ENOUGH_DATA, NONE -> Measure.NONE;
            case REVIEW -> Measure.MONITOR;
            case LIMIT -> Measure.LIMIT;
            case PROPOSE_SUSPEND -> isProposed(Kind.LIMIT) ? Measure.LIMIT : Measure.NOTICE;
        };
    }

    private List<Withholder> withholders() {
        List<Withholder> withholders = new ArrayList<>();
        if (fact.allowlisted()) {
            withholders.add(Withholder.ALLOWLIST);
        }
        if (fact.held()) {
            withholders.add(Withholder.HOLD);
        }
        if (fact.appealOpen()) {
            withholders.add(Withholder.APPEAL);
        }
        return withholders;
    }

    private List<String> codes(Stance stance) {
        return proposals.stream()
                .filter(proposal -> stance == Stance.FOR || stands(proposal))
                .flatMap(proposal -> proposal.reasons(stance).stream())
                .distinct()
                .sorted(Comparator.comparingInt((Reason reason) -> reason.weight(fact))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .map(Reason::name)
                .toList();
    }

    private boolean isProposed(Kind kind) {
        return proposals.stream().anyMatch(proposal -> proposal.kind() == kind && stands(proposal));
    }

    /** Whether a proposal against the account holds within the bounds. */
    private boolean stands(Proposal proposal) {
        boolean within =
                switch (proposal.kind()) {
                    case NOT_ENOUGH_DATA, IN_FAVOUR -> false;
                    case REVIEW, LIMIT -> fact.enough();
                    case PROPOSE_SUSPEND -> fact.evidenceVerified();
                };
        return within && !proposal.reasons(Stance.AGAINST).isEmpty();
    }
}
