// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.scoring.explain.Recount;
import io.evenhand.scoring.io.ScorecardFile;
import io.evenhand.scoring.model.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Law 14: every number needed to count a score again is in its record. */
class PointsSumToScoreTest {
    private final Recount recount = new Recount(ScorecardFile.builtIn());

    @Test
    void everyAssessmentCountsAgainFromItsOwnBytes() throws Exception {
        List<Assessment> assessments = SingleAccountRun.assess(Population.events(1, 12));
        assertFalse(assessments.isEmpty());
        boolean rhythmSpoke = false;
        for (Assessment assessment : assessments) {
            Assessment read = ContractJson.read(ContractJson.bytes(assessment), Assessment.class);
            assertEquals(assessment, read);
            assertEquals(List.of(), recount.faults(read));
            int sum = 0;
            for (FamilyScore family : read.families()) {
                int atoms = read.atoms().stream()
                        .filter(atom -> atom.family() == family.family())
                        .mapToInt(EvidenceAtom::points)
                        .sum();
                assertEquals(Math.min(atoms, family.cap()), family.points());
                sum += family.points();
            }
            assertEquals(sum, read.score());
            rhythmSpoke |= read.atom("rhythm.tenure").points() >= 10;
        }
        assertTrue(rhythmSpoke, "the population must contain something to count");
    }

    @Test
    void aFamilyGivesNoMoreThanItsCapWhateverItsAtomsSay() {
        List<EvidenceAtom> atoms =
                List.of(rhythm("rhythm.tenure", 22), rhythm("rhythm.trials", 2), rhythm("rhythm.churn", 2));
        FamilyScore family = new Points(ScorecardFile.builtIn())
                .families(atoms).stream()
                        .filter(each -> each.family() == Family.RHYTHM)
                        .findFirst()
                        .orElseThrow();
        assertEquals(new FamilyScore(Family.RHYTHM, 22, 22), family);
    }

    private static EvidenceAtom rhythm(String signal, int points) {
        return new EvidenceAtom(signal, Family.RHYTHM, points, 9, null, null, "P120D", Map.of());
    }

    @Test
    void aPointTooManyIsFound() {
        Assessment it = SingleAccountRun.assess(Population.seller(1, 50)).stream()
                .reduce((first, last) -> last)
                .orElseThrow();
        List<EvidenceAtom> atoms = new ArrayList<>(it.atoms());
        EvidenceAtom rhythm = atoms.get(0);
        atoms.set(
                0,
                new EvidenceAtom(
                        rhythm.signal(),
                        rhythm.family(),
                        rhythm.points() + 1,
                        rhythm.n(),
                        rhythm.statistic(),
                        rhythm.p(),
                        rhythm.window(),
                        rhythm.detail()));
        Assessment forged = new Assessment(
                it.id(),
                it.account(),
                it.asOf(),
                it.model(),
                it.score(),
                it.enough(),
                it.families(),
                atoms,
                it.gates(),
                it.completeness());
        assertEquals(List.of("the numbers of rhythm.tenure do not give its points"), recount.faults(forged));
    }
}
