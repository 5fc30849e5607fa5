// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.casework;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Completeness;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.contract.assessment.Gates;
import io.evenhand.contract.assessment.Persistence;
import io.evenhand.contract.assessment.Presence;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An account as scoring would tell of it: a rhythm, links, and ties that speak for it, of as many points as asked. */
public final class ScoredAccount {
    private ScoredAccount() {}

    public static Assessment of(String account, int rhythm, int link, Instant asOf) {
        return new Assessment(
                new AssessmentId("as-" + account),
                new AccountId(account),
                asOf,
                "scorecard-1",
                rhythm + link - 3,
                true,
                List.of(
                        new FamilyScore(Family.RHYTHM, rhythm, 22),
                        new FamilyScore(Family.LINK, link, 16),
                        new FamilyScore(Family.EXCULPATORY, -3, 0)),
                List.of(
                        new EvidenceAtom(
                                "rhythm.tenure",
                                Family.RHYTHM,
                                rhythm,
                                31,
                                24.1,
                                1.2e-9,
                                "P120D",
                                Map.of("periodDays", 30.0, "multiples", 3.0, "onCycleViewers", 28.0)),
                        new EvidenceAtom("link.keys", Family.LINK, link, 3, null, null, "P120D", Map.of("peers", 3.0)),
                        new EvidenceAtom("ties.reciprocity", Family.EXCULPATORY, -3, 44, 0.2, null, "P30D", Map.of())),
                new Gates(44, 31, new Persistence(4, 4)),
                new Completeness(Presence.PRESENT, Presence.PRESENT, Presence.PRESENT));
    }
}
