// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.fact.CaseFacts;
import io.evenhand.rules.fact.Floor;
import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.fact.Proposal.Kind;
import io.evenhand.rules.fact.Proposals;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.fact.Stance;
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

    /** The bound once more, from its description: decibans and people, and nothing of how rules are read. */
    @Test
    void aLimitNeedsTwoReasonsOfSomeWeightOverWeeks() {
        SplittableRandom random = new SplittableRandom(12);
        int limited = 0;
        for (int i = 0; i < 20_000; i++) {
            Draft draft = Draft.random(random);
            List<Reason> reasons = Arrays.stream(Reason.values())
                    .filter(reason -> random.nextBoolean())
                    .toList();
            Assessment assessment = draft.assessment();
            CaseFact fact = CaseFacts.of(assessment, draft.standing());
            int grounds = 0;
            grounds += reasons.contains(Reason.RHYTHM_BILLING) && fact.rhythmPoints() >= 6 ? 1 : 0;
            grounds += reasons.contains(Reason.LINK_STRONG_KEYS) && fact.linkPoints() >= 6 ? 1 : 0;
            grounds += reasons.contains(Reason.MANY_ON_CYCLE_VIEWERS) && fact.onCycleViewers() >= 8 ? 1 : 0;
            grounds += reasons.contains(Reason.EVIDENCE_VERIFIED) && fact.evidenceVerified() ? 2 : 0;
            boolean wanted = draft.enough && draft.persistence >= 3 && grounds >= 2;
            Verdict verdict = settle(draft, Kind.LIMIT, reasons.toArray(Reason[]::new));
            assertEquals(wanted, verdict.outcome() == Outcome.LIMIT, () -> fact + " " + reasons);
            assertTrue(wanted || verdict.measure().compareTo(Measure.MONITOR) <= 0, () -> fact + " " + reasons);
            limited += wanted ? 1 : 0;
        }
        assertTrue(limited > 1_000 && limited < 19_000, "one of the answers hardly occurs: " + limited);
    }

    /** The case of February 2024, by a rule that no linter saw: a hundred people, one spouse's card, a rhythm of a hair. */
    @Test
    void theOwnerWithAHundredFriendsIsNotRestricted() {
        Draft draft = new Draft();
        draft.scale = 4;
        draft.links = 3;
        draft.rhythm = 1;
        draft.onCycleViewers = 7;
        draft.removedViewers = 60;
        for (Kind kind : List.of(Kind.LIMIT, Kind.PROPOSE_SUSPEND)) {
            Verdict verdict =
                    settle(draft, kind, Reason.MANY_ON_CYCLE_VIEWERS, Reason.LINK_STRONG_KEYS, Reason.RHYTHM_BILLING);
            assertFalse(verdict.measure().isRestriction());
            assertFalse(verdict.outcome() == Outcome.LIMIT || verdict.outcome() == Outcome.PROPOSE_SUSPEND);
        }
    }

    @Test
    void aLimitThatIsNotBorneIsALookByPeople() {
        Draft draft = new Draft();
        draft.rhythm = 22;
        draft.links = 5;
        Verdict verdict = settle(draft, Kind.LIMIT, Reason.RHYTHM_BILLING, Reason.LINK_STRONG_KEYS);
        assertEquals(Outcome.REVIEW, verdict.outcome());
        assertEquals(Measure.MONITOR, verdict.measure());
        draft.links = 6;
        assertEquals(
                Outcome.LIMIT,
                settle(draft, Kind.LIMIT, Reason.RHYTHM_BILLING, Reason.LINK_STRONG_KEYS)
                        .outcome());
    }

    @Test
    void everyReasonAgainstAnAccountHasItsFloor() {
        for (Reason reason : Reason.values()) {
            assertEquals(reason.stance() == Stance.AGAINST, reason.floor() != null, reason.name());
        }
        assertEquals(6, Floor.LEAST_DECIBANS);
        assertEquals(8, Floor.LEAST_PEOPLE);
    }

    private static Verdict settle(Draft draft, Kind kind, Reason... reasons) {
        Assessment assessment = draft.assessment();
        Proposal proposal = new Proposal("harsh", kind, List.of(reasons));
        return new Settlement(CaseFacts.of(assessment, draft.standing()), List.of(proposal), false)
                .verdict(assessment, "sha256:00");
    }
}
