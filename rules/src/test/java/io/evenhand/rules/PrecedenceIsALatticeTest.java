// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Withholder;
import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.fact.CaseFacts;
import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.ruleset.Claim;
import io.evenhand.rules.ruleset.Claim.Precedence;
import io.evenhand.rules.ruleset.Settlement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Allowlist before hold before appeal before sanction, whatever the order in which they are heard and however often. */
class PrecedenceIsALatticeTest {
    private static final List<Claim> ALL = all();

    private static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            for (int set = 0; set < 8; set++) {
                Set<Withholder> protections = EnumSet.noneOf(Withholder.class);
                for (Withholder each : Withholder.values()) {
                    if ((set & (1 << List.of(Withholder.values()).indexOf(each))) != 0) {
                        protections.add(each);
                    }
                }
                claims.add(new Claim(measure, protections));
            }
        }
        return claims;
    }

    @Test
    void joiningIsOrderIndependentAndIdempotentAndNothingIsNeutral() {
        for (Claim a : ALL) {
            assertEquals(a, a.join(a));
            assertEquals(a, a.join(Claim.NOTHING));
            assertEquals(a, Claim.NOTHING.join(a));
            for (Claim b : ALL) {
                assertEquals(a.join(b), b.join(a));
                for (Claim c : ALL) {
                    assertEquals(a.join(b).join(c), a.join(b.join(c)));
                }
            }
        }
    }

    @Test
    void aFurtherProtectionNeverAddsAndAFurtherMeasureNeverTakesAway() {
        for (Claim claim : ALL) {
            for (Withholder protection : Withholder.values()) {
                Claim safer = claim.join(Claim.of(protection));
                assertEquals(Measure.NONE, safer.inForce(), "one protection is enough");
                assertTrue(safer.precedence().compareTo(claim.precedence()) >= 0);
            }
            for (Measure measure : Measure.values()) {
                Claim harsher = claim.join(Claim.of(measure));
                assertTrue(harsher.inForce().compareTo(claim.inForce()) >= 0);
                assertEquals(claim.protections(), harsher.protections());
            }
        }
    }

    @Test
    void theHighestOfThemHasTheLastWordAndIsToldFirst() {
        Claim limit = Claim.of(Measure.LIMIT);
        assertEquals(Precedence.SANCTION, limit.precedence());
        Claim appealed = limit.join(Claim.of(Withholder.APPEAL));
        assertEquals(Precedence.APPEAL, appealed.precedence());
        Claim held = appealed.join(Claim.of(Withholder.HOLD));
        assertEquals(Precedence.HOLD, held.precedence());
        Claim allowed = held.join(Claim.of(Withholder.ALLOWLIST));
        assertEquals(Precedence.ALLOWLIST, allowed.precedence());
        assertEquals(List.of(Withholder.ALLOWLIST, Withholder.HOLD, Withholder.APPEAL), allowed.withheldBy());
        assertEquals(List.of(), Claim.of(Withholder.HOLD).withheldBy(), "there is nothing to withhold");
    }

    /** The same for proposals: a verdict is a function of the set of what was proposed. */
    @Test
    void neitherTheOrderNorTheNumberOfProposalsMatters() {
        SplittableRandom random = new SplittableRandom(40);
        for (int i = 0; i < 2_000; i++) {
            Draft draft = Draft.random(random);
            Assessment assessment = draft.assessment();
            CaseFact fact = CaseFacts.of(assessment, draft.standing());
            List<Proposal> proposals = new ArrayList<>();
            for (int j = random.nextInt(6); j > 0; j--) {
                List<Proposal.Kind> kinds = List.of(Proposal.Kind.values());
                List<Reason> reasons = List.of(Reason.values());
                proposals.add(new Proposal(
                        "rule-" + j,
                        kinds.get(random.nextInt(kinds.size())),
                        List.of(reasons.get(random.nextInt(reasons.size())))));
            }
            boolean degraded = random.nextInt(4) == 0;
            List<Proposal> again = new ArrayList<>(proposals);
            again.addAll(proposals);
            Collections.shuffle(again, new Random(i));
            assertEquals(
                    new Settlement(fact, proposals, degraded).verdict(assessment, "sha256:00"),
                    new Settlement(fact, again, degraded).verdict(assessment, "sha256:00"));
            assertEquals(again.size(), proposals.size() * 2);
            assertTrue(new TreeSet<>(proposals.stream().map(Proposal::rule).toList()).size() == proposals.size());
        }
    }
}
