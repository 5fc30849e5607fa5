// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.explain;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.scoring.model.Points;
import io.evenhand.scoring.model.Scorecard;
import io.evenhand.scoring.signal.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the record would be if people found something true that the account holder can truthfully say: for every set of
 * {@link Remedy remedies} that touches evidence against the account. There are so few remedies that every set is made.
 */
public final class Alternatives {
    private final Points points;

    public Alternatives(Scorecard card) {
        this.points = new Points(card);
    }

    /**
     * A set of remedies and the record if all of them are found true.
     *
     * @param assessment decided again, it says whether they would have changed anything
     */
    public record Alternative(Set<Remedy> remedies, Assessment assessment) {
        public Alternative {
            remedies = Set.copyOf(remedies);
        }
    }

    /** All of them, those of fewest remedies first. */
    public List<Alternative> of(Assessment assessment) {
        return subsets(useful(assessment)).stream()
                .map(set -> new Alternative(set, without(assessment, set)))
                .toList();
    }

    /** The record as it would be if people found the remedies true: marked as an accepted rebuttal marks it. */
    public Assessment without(Assessment assessment, Set<Remedy> remedies) {
        List<Measured> facts = new ArrayList<>();
        for (EvidenceAtom atom : assessment.atoms()) {
            Measured fact = Measured.of(atom);
            if (fact == null) {
                throw new IllegalArgumentException("unknown signal");
            }
            boolean falls =
                    remedies.stream().anyMatch(remedy -> remedy.signals().contains(fact.signal()));
            facts.add(falls ? fact.marked(Measured.REBUTTED) : fact);
        }
        List<EvidenceAtom> atoms = points.atoms(facts);
        List<FamilyScore> families = points.families(atoms);
        return new Assessment(
                assessment.id(),
                assessment.account(),
                assessment.asOf(),
                assessment.model(),
                families.stream().mapToInt(FamilyScore::points).sum(),
                assessment.enough(),
                families,
                atoms,
                assessment.gates(),
                assessment.completeness());
    }

    /** Those that touch something which counts against the account. */
    private static List<Remedy> useful(Assessment assessment) {
        return List.of(Remedy.values()).stream()
                .filter(remedy -> assessment.atoms().stream()
                        .anyMatch(atom -> atom.points() > 0
                                && remedy.signals().stream()
                                        .anyMatch(signal -> signal.wire().equals(atom.signal()))))
                .toList();
    }

    private static List<Set<Remedy>> subsets(List<Remedy> remedies) {
        List<Set<Remedy>> sets = new ArrayList<>();
        for (int bits = 1; bits < 1 << remedies.size(); bits++) {
            EnumSet<Remedy> set = EnumSet.noneOf(Remedy.class);
            for (int i = 0; i < remedies.size(); i++) {
                if (((bits >>> i) & 1) == 1) {
                    set.add(remedies.get(i));
                }
            }
            sets.add(set);
        }
        sets.sort(Comparator.comparingInt(Set::size));
        return sets;
    }
}
