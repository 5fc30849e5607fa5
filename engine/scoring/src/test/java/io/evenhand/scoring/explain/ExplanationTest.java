// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Recourse;
import io.evenhand.scoring.Population;
import io.evenhand.scoring.SingleAccountRun;
import io.evenhand.scoring.io.ScorecardFile;
import io.evenhand.scoring.model.Scorecard;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An explanation is short, complete and honest; a counterfactual really changes the outcome, and nothing less does. */
class ExplanationTest {
    private static final Scorecard CARD = ScorecardFile.builtIn();

    /** Review from 8 points, limit from 14: the thresholds that the scorecard publishes. */
    private static Outcome decide(Assessment assessment) {
        if (assessment.score() >= CARD.thresholds().limit()) {
            return Outcome.LIMIT;
        }
        return assessment.score() >= CARD.thresholds().review() ? Outcome.REVIEW : Outcome.NONE;
    }

    private static List<Assessment> assessments() {
        List<Assessment> all = new ArrayList<>();
        for (long seed = 1; seed <= 3; seed++) {
            all.addAll(SingleAccountRun.assess(Population.events(seed, 12)));
        }
        assertTrue(all.stream().anyMatch(each -> decide(each) == Outcome.LIMIT), "the population must have sellers");
        return all;
    }

    @Test
    void atMostFourReasonsStrongestFirstAndNoneForgotten() {
        for (Assessment assessment : assessments()) {
            Explanation explanation = Explanation.of(assessment);
            long against = assessment.atoms().stream()
                    .filter(atom -> atom.points() > 0)
                    .count();
            assertEquals(against, explanation.reasons().size() + explanation.further());
            int last = Integer.MAX_VALUE;
            for (EvidenceAtom reason : explanation.reasons()) {
                assertTrue(reason.points() <= last);
                last = reason.points();
            }
            int favour = explanation.inFavour().stream()
                    .mapToInt(EvidenceAtom::points)
                    .sum();
            int exact = assessment.atoms().stream()
                    .mapToInt(atom -> Math.min(0, atom.points()))
                    .sum();
            assertEquals(exact, favour, "all that speaks for the account is told");
            assertTrue(explanation.notUsed().contains(Explanation.NotUsed.HOSTING_PROVIDER));
        }
    }

    @Test
    void everyCounterfactualFlipsTheOutcomeAndEachPartIsNeeded() {
        Counterfactuals counterfactuals = new Counterfactuals(CARD, ExplanationTest::decide);
        int shown = 0;
        for (Assessment assessment : assessments()) {
            for (Recourse<Remedy> found : counterfactuals.of(assessment)) {
                Assessment again = new Alternatives(CARD).without(assessment, found.remedies());
                assertEquals(found.score(), again.score());
                assertTrue(decide(again).compareTo(decide(assessment)) < 0, assessment.account() + " " + found);
                assertEquals(List.of(), new Recount(CARD).faults(again), "the changed record adds up");
                for (Remedy part : found.remedies()) {
                    Set<Remedy> rest = EnumSet.copyOf(found.remedies());
                    rest.remove(part);
                    assertFalse(
                            decide(new Alternatives(CARD).without(assessment, rest))
                                            .compareTo(decide(assessment))
                                    < 0,
                            "without " + part + " it flips too");
                }
                shown++;
            }
        }
        assertTrue(shown > 0, "nothing was shown");
    }

    @Test
    void whoIsLeftAloneHasNothingToChange() {
        Counterfactuals counterfactuals = new Counterfactuals(CARD, ExplanationTest::decide);
        assessments().stream()
                .filter(assessment -> decide(assessment) == Outcome.NONE)
                .forEach(assessment -> assertEquals(List.of(), counterfactuals.of(assessment)));
    }
}
