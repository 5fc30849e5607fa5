// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.fact.Proposals;
import io.evenhand.rules.ruleset.Ruleset;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No ruleset, however it is written, gets beyond the reversible limit, nor to it without evidence and reasons. */
class RulesNeverGoBeyondLimitTest {
    @TempDir
    Path folder;

    @Test
    void theMostARuleCanSayIsAQuestionToPeople() {
        List<String> verbs = Arrays.stream(Proposals.class.getDeclaredMethods())
                .map(Method::getName)
                .sorted()
                .toList();
        assertEquals(List.of("inFavour", "limit", "notEnoughData", "proposeSuspend", "review"), verbs);
    }

    @Test
    void aRulesetThatWantsToSuspendEverybodySuspendsNobody() throws IOException {
        Ruleset harsh = only("@reason(EVIDENCE_VERIFIED)", "proposeSuspend");
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2_000; i++) {
            Draft draft = Draft.random(random);
            Verdict verdict = harsh.decide(draft.assessment(), draft.standing());
            assertTrue(verdict.measure().compareTo(Measure.LIMIT) <= 0);
            assertEquals(draft.evidenceVerified, verdict.outcome() == Outcome.PROPOSE_SUSPEND);
        }
    }

    @Test
    void aRulesetThatWantsToLimitEverybodyStopsAtTheEvidenceGate() throws IOException {
        Ruleset harsh = only("@reason(RHYTHM_BILLING)", "limit");
        Draft draft = new Draft();
        draft.enough = false;
        Verdict verdict = harsh.decide(draft.assessment(), draft.standing());
        assertEquals(Outcome.NOT_ENOUGH_DATA, verdict.outcome());
        assertEquals(Measure.NONE, verdict.measure());
        assertEquals(List.of(), verdict.reasons());
    }

    @Test
    void aLimitWithoutAReasonAgainstTheAccountCountsForNothing() throws IOException {
        Ruleset confused = only("@reason(TIES_DENSE)", "limit");
        Draft draft = new Draft();
        Verdict verdict = confused.decide(draft.assessment(), draft.standing());
        assertEquals(Outcome.NONE, verdict.outcome());
        assertNotEquals(Measure.LIMIT, verdict.measure());
    }

    private Ruleset only(String annotation, String verb) throws IOException {
        BuiltInText.write(folder, "10-only.drl", BuiltInText.rule("only", annotation, "CaseFact()", verb));
        return Rulesets.load(folder);
    }
}
