// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.simulator.truth.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What appeals would do for innocent owners whom the verdicts hit.
 *
 * <p>An innocent owner can explain each piece of evidence truthfully, and an accepted explanation makes it count nothing.
 * They explain the strongest first. How long people take to answer is not simulated.
 *
 * @param contested how many innocent owners were limited, or reviewed where nobody was limited
 * @param overturned how many are neither limited nor reviewed any more once they have explained everything
 * @param byOne how many already after one explanation
 */
public record Appeals(int contested, Proportion overturned, Proportion byOne) {

    static Appeals of(WorldResult world, Ruleset ruleset) {
        int contested = 0;
        int overturned = 0;
        int byOne = 0;
        for (Course.Account account : world.accounts()) {
            Assessment assessment = account.contested();
            if (assessment != null && account.judged().isInnocent()) {
                contested++;
                Integer explanations = explanationsNeeded(assessment, ruleset);
                overturned += explanations == null ? 0 : 1;
                byOne += explanations != null && explanations <= 1 ? 1 : 0;
            }
        }
        return new Appeals(contested, new Proportion(overturned, contested), new Proportion(byOne, contested));
    }

    /** How many explanations it takes to be left alone, strongest first; null if all of them are not enough. */
    private static @Nullable Integer explanationsNeeded(Assessment assessment, Ruleset ruleset) {
        List<EvidenceAtom> against = assessment.atoms().stream()
                .filter(atom -> atom.points() > 0)
                .sorted(Comparator.comparingInt(EvidenceAtom::points).reversed())
                .toList();
        Assessment explained = assessment;
        for (int i = 0; i < against.size(); i++) {
            explained = without(explained, against.get(i));
            Outcome outcome = ruleset.decide(explained, Standing.blank(explained.account()))
                    .outcome();
            if (outcome.compareTo(Outcome.REVIEW) < 0) {
                return i + 1;
            }
        }
        return null;
    }

    /** The assessment in which one atom counts nothing; and if it is the rhythm, neither does what only supports it. */
    private static Assessment without(Assessment it, EvidenceAtom explained) {
        boolean decisive = explained.signal().equals("rhythm.tenure");
        List<EvidenceAtom> atoms = new ArrayList<>();
        for (EvidenceAtom atom : it.atoms()) {
            boolean gone = atom.signal().equals(explained.signal())
                    || (decisive && atom.family() == Family.RHYTHM && atom.points() > 0);
            atoms.add(gone ? silenced(atom) : atom);
        }
        List<FamilyScore> families =
                it.families().stream().map(family -> recounted(family, atoms)).toList();
        int score = families.stream().mapToInt(FamilyScore::points).sum();
        return new Assessment(
                it.id(),
                it.account(),
                it.asOf(),
                it.model(),
                score,
                it.enough(),
                families,
                atoms,
                it.gates(),
                it.completeness());
    }

    private static EvidenceAtom silenced(EvidenceAtom atom) {
        return new EvidenceAtom(
                atom.signal(), atom.family(), 0, atom.n(), atom.statistic(), atom.p(), atom.window(), atom.detail());
    }

    private static FamilyScore recounted(FamilyScore family, List<EvidenceAtom> atoms) {
        int points = atoms.stream()
                .filter(atom -> atom.family() == family.family())
                .mapToInt(EvidenceAtom::points)
                .sum();
        return new FamilyScore(family.family(), Math.min(points, family.cap()), family.cap());
    }
}
