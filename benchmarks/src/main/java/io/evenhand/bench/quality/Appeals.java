// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.rules.ruleset.Explanations;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.simulator.truth.Proportion;

/**
 * What appeals would do for innocent owners whom the verdicts hit.
 *
 * <p>An innocent owner can explain each piece of evidence truthfully, and an accepted explanation makes it count nothing.
 * They explain the strongest first. How long people take to answer is not simulated.
 *
 * @param contested how many innocent owners were limited, or reviewed where nobody was limited
 * @param overturned how many are neither limited nor reviewed any more once they have explained everything
 * @param byOne how many already after one explanation
 */
public record Appeals(int contested, Proportion overturned, Proportion byOne) {

    static Appeals of(WorldResult world, Ruleset ruleset) {
        int contested = 0;
        int overturned = 0;
        int byOne = 0;
        for (Course.Account account : world.accounts()) {
            Assessment assessment = account.contested();
            if (assessment != null && account.judged().isInnocent()) {
                contested++;
                Integer explanations = Explanations.needed(assessment, ruleset);
                overturned += explanations == null ? 0 : 1;
                byOne += explanations != null && explanations <= 1 ? 1 : 0;
            }
        }
        return new Appeals(contested, new Proportion(overturned, contested), new Proportion(byOne, contested));
    }
}
