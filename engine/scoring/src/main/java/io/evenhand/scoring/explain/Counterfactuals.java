// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.explain;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.scoring.model.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What would have changed the outcome: the smallest sets of remedies under which it would have been milder.
 *
 * <p>There are so few remedies that every set is tried, smallest first, and each one shown was decided again with the
 * changed record: none is a guess. Source of the idea: B. Ustun, A. Spangher, Y. Liu, Actionable Recourse in Linear
 * Classification, FAT* 2019.
 */
public final class Counterfactuals {
    private final Alternatives alternatives;
    private final Function<Assessment, Outcome> decide;

    /**
     * @param decide what the ruleset makes of an assessment
     */
    public Counterfactuals(Scorecard card, Function<Assessment, Outcome> decide) {
        this.alternatives = new Alternatives(card);
        this.decide = decide;
    }

    /**
     * A set of remedies, and the outcome if all of them are found true.
     *
     * @param remedies none of which could be left out
     * @param score the score it would have been, decibans
     * @param outcome milder than the one that was given
     */
    public record Counterfactual(Set<Remedy> remedies, int score, Outcome outcome) {
        public Counterfactual {
            remedies = Set.copyOf(remedies);
        }
    }

    /** The minimal sets, smallest first; empty if nothing within the holder's reach changes the outcome. */
    public List<Counterfactual> of(Assessment assessment) {
        Outcome given = decide.apply(assessment);
        List<Counterfactual> found = new ArrayList<>();
        for (Alternatives.Alternative each : alternatives.of(assessment)) {
            boolean minimal = found.stream().noneMatch(known -> each.remedies().containsAll(known.remedies()));
            Outcome outcome = minimal ? decide.apply(each.assessment()) : given;
            if (outcome.compareTo(given) < 0) {
                found.add(new Counterfactual(each.remedies(), each.assessment().score(), outcome));
            }
        }
        return found;
    }
}
