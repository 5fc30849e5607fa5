// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.rules;

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
import io.evenhand.contract.verdict.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The accounts that are judged: drawn over the whole of what the rules look at, the same for the same seed. */
record Subjects(List<Assessment> assessments, Standing standing) {
    private static final AccountId ACCOUNT = new AccountId("acc-1");
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");

    Subjects {
        assessments = List.copyOf(assessments);
    }

    static Subjects random(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Assessment> assessments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assessments.add(assessment(random));
        }
        return new Subjects(assessments, Standing.blank(ACCOUNT));
    }

    int size() {
        return assessments.size();
    }

    private static Assessment assessment(SplittableRandom random) {
        Map<String, Double> rhythm = Map.of(
                "periodDays", 30.0,
                "multiples", (double) random.nextInt(7),
                "onCycleViewers", (double) random.nextInt(70),
                "removedViewers", (double) random.nextInt(100));
        List<EvidenceAtom> atoms = List.of(
                atom("rhythm.tenure", Family.RHYTHM, random.nextInt(23), rhythm),
                atom("link.keys", Family.LINK, random.nextInt(17), Map.of("peers", (double) random.nextInt(9))),
                atom("scale.external_viewers", Family.SCALE, random.nextInt(5), Map.of()),
                atom("automation.changes", Family.AUTOMATION, random.nextInt(5), Map.of()),
                atom("ties.density", Family.EXCULPATORY, -random.nextInt(13), Map.of()));
        List<FamilyScore> families = atoms.stream()
                .map(atom -> new FamilyScore(atom.family(), atom.points(), Math.max(0, atom.points())))
                .toList();
        return new Assessment(
                new AssessmentId("assessment-1"),
                ACCOUNT,
                AS_OF,
                "drawn",
                families.stream().mapToInt(FamilyScore::points).sum(),
                random.nextInt(10) > 0,
                families,
                atoms,
                new Gates(random.nextInt(130), random.nextInt(70), new Persistence(random.nextInt(5), 4)),
                new Completeness(Presence.PRESENT, Presence.PRESENT, Presence.PRESENT));
    }

    private static EvidenceAtom atom(String signal, Family family, int points, Map<String, Double> detail) {
        return new EvidenceAtom(signal, family, points, 20, null, null, "P120D", detail);
    }
}
