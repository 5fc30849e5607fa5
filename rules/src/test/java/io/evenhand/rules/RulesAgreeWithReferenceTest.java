// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.ruleset.Ruleset;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The compiled ruleset says exactly what a plain Java reading of its description says, on 100,000 generated cases. */
class RulesAgreeWithReferenceTest {
    private static final long SEED = 20260301;
    private static final int CASES = 100_000;

    @Test
    void everyVerdictIsTheSame() {
        Ruleset ruleset = Rulesets.builtIn();
        SplittableRandom random = new SplittableRandom(SEED);
        Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
        for (int i = 0; i < CASES; i++) {
            Draft draft = Draft.random(random);
            Assessment assessment = draft.assessment();
            Standing standing = draft.standing();
            Verdict wanted = ReferenceDecision.decide(assessment, standing, ruleset.version());
            Verdict got = ruleset.decide(assessment, standing);
            int at = i;
            assertEquals(
                    wanted,
                    got,
                    () -> "seed " + SEED + ", case " + at + ": " + ContractJson.text(assessment) + standing);
            seen.merge(got.outcome(), 1, Integer::sum);
        }
        for (Outcome outcome : Outcome.values()) {
            assertTrue(seen.getOrDefault(outcome, 0) > CASES / 50, () -> outcome + " is hardly tried: " + seen);
        }
    }
}
