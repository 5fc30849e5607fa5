// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

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

/** Evidence as scoring would send it, made by hand. */
public final class Sample {
    private Sample() {}

    /** An account that looks very much like one that sells access. */
    public static Assessment strong(String account, Instant asOf) {
        return new Assessment(
                new AssessmentId("as-" + account),
                new AccountId(account),
                asOf,
                "scorecard-1",
                31,
                true,
                List.of(
                        new FamilyScore(Family.RHYTHM, 19, 22),
                        new FamilyScore(Family.LINK, 12, 16),
                        new FamilyScore(Family.SCALE, 3, 4),
                        new FamilyScore(Family.EXCULPATORY, -3, 0)),
                List.of(
                        new EvidenceAtom(
                                "rhythm.tenure",
                                Family.RHYTHM,
                                19,
                                31,
                                24.1,
                                1.2e-9,
                                "P120D",
                                Map.of("periodDays", 30.0, "multiples", 3.0, "onCycleViewers", 28.0)),
                        new EvidenceAtom("link.keys", Family.LINK, 12, 3, null, null, "P120D", Map.of("peers", 3.0)),
                        new EvidenceAtom("scale.external_viewers", Family.SCALE, 3, 44, null, null, "P30D", Map.of()),
                        new EvidenceAtom("ties.reciprocity", Family.EXCULPATORY, -3, 44, 0.2, null, "P30D", Map.of())),
                new Gates(44, 31, new Persistence(4, 4)),
                new Completeness(Presence.PRESENT, Presence.PRESENT, Presence.PRESENT));
    }

    /** An account that a person should look at: a rhythm, but nothing that would carry a measure. */
    public static Assessment worthALook(String account, Instant asOf) {
        return new Assessment(
                new AssessmentId("as-look-" + account),
                new AccountId(account),
                asOf,
                "scorecard-1",
                15,
                true,
                List.of(
                        new FamilyScore(Family.RHYTHM, 14, 22),
                        new FamilyScore(Family.LINK, 3, 16),
                        new FamilyScore(Family.EXCULPATORY, -2, 0)),
                List.of(
                        new EvidenceAtom(
                                "rhythm.tenure",
                                Family.RHYTHM,
                                14,
                                14,
                                9.1,
                                1.2e-4,
                                "P120D",
                                Map.of("periodDays", 30.0, "multiples", 2.0, "onCycleViewers", 11.0)),
                        new EvidenceAtom("link.keys", Family.LINK, 3, 1, null, null, "P120D", Map.of("peers", 1.0)),
                        new EvidenceAtom(
                                "tenure.median_live", Family.EXCULPATORY, -2, 20, 300.0, null, "P365D", Map.of())),
                new Gates(20, 14, new Persistence(3, 4)),
                new Completeness(Presence.PRESENT, Presence.PRESENT, Presence.PRESENT));
    }
}
