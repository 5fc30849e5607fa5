// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.fact.CaseFacts;
import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.rules.ruleset.Settlement;
import io.evenhand.rules.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 5: a rule that fails can only soften the verdict. */
class DegradedNeverSanctionsTest {
    @TempDir
    Path folder;

    @Test
    void aRuleThatAlwaysFailsLeavesNoMeasure() throws IOException {
        Ruleset healthy = Rulesets.builtIn();
        Ruleset broken = brokenBy("CaseFact(10 / (automationPoints - automationPoints) > 1)");
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            Draft draft = Draft.random(random);
            Verdict before = healthy.decide(draft.assessment(), draft.standing());
            Verdict after = broken.decide(draft.assessment(), draft.standing());

            assertTrue(after.degraded());
            assertEquals(Measure.NONE, after.measure());
            assertTrue(after.outcome().compareTo(Outcome.REVIEW) <= 0);
            assertTrue(after.outcome().compareTo(before.outcome()) <= 0, () -> before + " became " + after);
        }
    }

    @Test
    void aRuleThatFailsForOneAccountSpoilsNoOther() throws IOException {
        Ruleset healthy = Rulesets.builtIn();
        Ruleset broken = brokenBy("CaseFact(10 / (automationPoints - 2) > 100)");
        SplittableRandom random = new SplittableRandom(6);
        int failed = 0;
        for (int i = 0; i < 5_000; i++) {
            Draft draft = Draft.random(random);
            Verdict wanted = healthy.decide(draft.assessment(), draft.standing());
            Verdict got = broken.decide(draft.assessment(), draft.standing());
            if (draft.assessment().points(Family.AUTOMATION) == 2) {
                assertTrue(got.degraded());
                assertEquals(Measure.NONE, got.measure());
                failed++;
            } else {
                assertFalse(got.degraded());
                assertEquals(wanted.measure(), got.measure());
                assertEquals(wanted.outcome(), got.outcome());
                assertEquals(wanted.fired(), got.fired());
            }
        }
        assertTrue(failed > 50, "hardly a case failed");
    }

    @Test
    void anAssessmentThatLacksAPartDoesNotEvenReachTheRules() {
        Draft draft = new Draft();
        draft.rhythm = 20;
        String whole = ContractJson.text(draft.assessment());
        String gates =
                "\"gates\":{\"externalViewers30d\":20,\"agedTenures\":20,\"persistence\":{\"true\":4,\"of\":4}},";
        assertTrue(whole.contains(gates), whole);
        assertThrows(MalformedJsonException.class, () -> ContractJson.read(whole.replace(gates, ""), Assessment.class));
    }

    @Test
    void whateverTheOtherRulesProposedADegradedVerdictOnlySoftens() {
        Draft draft = new Draft();
        draft.rhythm = 20;
        draft.evidenceVerified = true;
        Assessment assessment = draft.assessment();
        CaseFact fact = CaseFacts.of(assessment, draft.standing());
        for (Proposal.Kind kind : Proposal.Kind.values()) {
            Proposal proposal = new Proposal("some-rule", kind, List.of(Reason.RHYTHM_BILLING));
            Verdict verdict = new Settlement(fact, List.of(proposal), true).verdict(assessment, "sha256:00");
            assertTrue(verdict.degraded());
            assertEquals(Measure.NONE, verdict.measure(), kind.name());
            assertTrue(verdict.outcome().compareTo(Outcome.REVIEW) <= 0, kind.name());
        }
    }

    /** A spec has nothing that can fail: no division, no call, and sums that are wide enough for any number. */
    @Test
    void aSpecDoesNotFailWhateverTheNumbers() throws Exception {
        Ruleset ruleset = Rulesets.compile(SpecReader.read(BuiltInText.spec()));
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 2_000; i++) {
            Draft draft = Draft.random(random);
            draft.multiples = Draft.pick(random, 0, 3, Integer.MAX_VALUE, Integer.MIN_VALUE);
            draft.onCycleViewers = Draft.pick(random, 0, 10, Integer.MAX_VALUE, Integer.MIN_VALUE);
            draft.removedViewers = Draft.pick(random, 0, 10, Integer.MAX_VALUE, Integer.MIN_VALUE);
            assertFalse(ruleset.decide(draft.assessment(), draft.standing()).degraded());
            assertFalse(Rulesets.builtIn()
                    .decide(draft.assessment(), draft.standing())
                    .degraded());
        }
    }

    private Ruleset brokenBy(String condition) throws IOException {
        BuiltInText.copyTo(folder);
        BuiltInText.add(
                folder,
                "99-broken.drl",
                "broken",
                BuiltInText.rule("broken", "@reason(RHYTHM_BILLING)", condition, "review"));
        return Rulesets.load(folder);
    }
}
