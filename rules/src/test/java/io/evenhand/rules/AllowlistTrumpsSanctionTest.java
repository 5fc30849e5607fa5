// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.contract.verdict.Withholder;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.ruleset.Ruleset;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Law 7: an active allow entry withholds the measure, visibly, and the rules are evaluated all the same. */
class AllowlistTrumpsSanctionTest {
    @Test
    void anActiveEntryWithholdsEveryMeasureAndNothingElse() {
        Ruleset ruleset = Rulesets.builtIn();
        SplittableRandom random = new SplittableRandom(7);
        int withheld = 0;
        for (int i = 0; i < 5_000; i++) {
            Draft draft = Draft.random(random);
            draft.allowlistedUntil = null;
            Verdict without = ruleset.decide(draft.assessment(), draft.standing());
            draft.allowlistedUntil = Draft.AS_OF.plus(Duration.ofSeconds(1));
            Verdict with = ruleset.decide(draft.assessment(), draft.standing());

            assertEquals(Measure.NONE, with.measure());
            assertEquals(without.outcome(), with.outcome());
            assertEquals(without.fired(), with.fired());
            assertEquals(without.reasons(), with.reasons());
            assertEquals(without.counterEvidence(), with.counterEvidence());
            if (without.measure() != Measure.NONE) {
                assertEquals(Withholder.ALLOWLIST, with.withheldBy().get(0));
                withheld++;
            }
        }
        assertTrue(withheld > 500, "hardly a case had a measure to withhold");
    }
}
