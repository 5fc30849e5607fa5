// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.explain;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Recourse;
import io.evenhand.scoring.model.Scorecard;
import java.util.List;
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

    /** The minimal sets, smallest first; empty if nothing within the holder's reach changes the outcome. */
    public List<Recourse<Remedy>> of(Assessment assessment) {
        return Recourse.minimal(
                assessment,
                alternatives.sets(assessment),
                remedies -> alternatives.without(assessment, remedies),
                decide);
    }
}
