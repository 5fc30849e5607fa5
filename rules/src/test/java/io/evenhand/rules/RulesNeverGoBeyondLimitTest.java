// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.fact.CaseFacts;
import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.fact.Proposal.Kind;
import io.evenhand.rules.fact.Proposals;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.ruleset.Settlement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever rules propose, and even if no linter had seen them, nothing gets beyond the reversible limit, nor to it without evidence and reasons. */
class RulesNeverGoBeyondLimitTest {
    @Test
    void theMostARuleCanSayIsAQuestionToPeople() {
        List<Method> verbs = Arrays.asList(Proposals.class.getDeclaredMethods());
        assertEquals(
                List.of("inFavour", "limit", "notEnoughData", "proposeSuspend", "review"),
                verbs.stream().map(Method::getName).sorted().toList());
        verbs.forEach(verb -> assertEquals(0, verb.getParameterCount(), "a rule cannot say for how long"));
    }

    @Test
    void whoWantsToSuspendEverybodySuspendsNobody() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2_000; i++) {
            Draft draft = Draft.random(random);
            Verdict verdict = settle(draft, Kind.PROPOSE_SUSPEND, Reason.EVIDENCE_VERIFIED);
            assertTrue(verdict.measure().compareTo(Measure.LIMIT) <= 0);
            assertEquals(draft.evidenceVerified, verdict.outcome() == Outcome.PROPOSE_SUSPEND);
        }
    }

    @Test
    void whoWantsToLimitEverybodyStopsAtTheEvidenceGate() {
        Draft draft = new Draft();
        draft.enough = false;
        Verdict verdict = settle(draft, Kind.LIMIT, Reason.RHYTHM_BILLING);
        assertEquals(Outcome.NOT_ENOUGH_DATA, verdict.outcome());
        assertEquals(Measure.NONE, verdict.measure());
        assertEquals(List.of(), verdict.reasons());
    }

    @Test
    void aLimitWithoutAReasonAgainstTheAccountCountsForNothing() {
        Verdict verdict = settle(new Draft(), Kind.LIMIT, Reason.TIES_DENSE);
        assertEquals(Outcome.NONE, verdict.outcome());
        assertEquals(Measure.NONE, verdict.measure());
    }

    private static Verdict settle(Draft draft, Kind kind, Reason reason) {
        Assessment assessment = draft.assessment();
        Proposal proposal = new Proposal("harsh", kind, List.of(reason));
        return new Settlement(CaseFacts.of(assessment, draft.standing()), List.of(proposal), false)
                .verdict(assessment, "sha256:00");
    }
}
