// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Assessments by hand. */
public final class Samples {
    private Samples() {}

    /** Evidence that the fake ruleset limits for. */
    public static Assessment damning(String account, String id, Instant asOf) {
        return of(account, id, asOf, 17, 12, -3);
    }

    /** Evidence that the fake ruleset wants people to look at. */
    public static Assessment doubtful(String account, String id, Instant asOf) {
        return of(account, id, asOf, 12, 3, 0);
    }

    /** Evidence that nobody needs to look at. */
    public static Assessment harmless(String account, String id, Instant asOf) {
        return of(account, id, asOf, 1, 0, -6);
    }

    public static Assessment of(String account, String id, Instant asOf, int rhythm, int link, int favour) {
        List<EvidenceAtom> atoms = new ArrayList<>();
        atoms.add(new EvidenceAtom(
                "rhythm.tenure",
                Family.RHYTHM,
                rhythm,
                31,
                24.1,
                1.2e-9,
                "P120D",
                Map.of("periodDays", 30.0, "multiples", 3.0, "onCycleViewers", 28.0)));
        atoms.add(new EvidenceAtom("link.keys", Family.LINK, link, 2, null, null, "P180D", Map.of("peers", 2.0)));
        atoms.add(new EvidenceAtom("ties.density", Family.EXCULPATORY, favour, 44, 0.01, null, "P30D", Map.of()));
        return new Assessment(
                new AssessmentId(id),
                new AccountId(account),
                asOf,
                "scorecard-test",
                rhythm + link + favour,
                true,
                List.of(
                        new FamilyScore(Family.RHYTHM, rhythm, 22),
                        new FamilyScore(Family.LINK, link, 16),
                        new FamilyScore(Family.EXCULPATORY, favour, 0)),
                atoms,
                new Gates(44, 31, new Persistence(4, 4)),
                new Completeness(Presence.PRESENT, Presence.PRESENT, Presence.PRESENT));
    }
}
