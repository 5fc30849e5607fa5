// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What accepted explanations would make of a verdict: evidence that was explained counts nothing, and rules decide anew. */
public final class Explanations {
    private Explanations() {}

    /** How many explanations it takes to be left alone, strongest first; null if all of them are not enough. */
    public static @Nullable Integer needed(Assessment assessment, Ruleset ruleset) {
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
