// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.explain;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.scoring.model.Points;
import io.evenhand.scoring.model.Scorecard;
import io.evenhand.scoring.signal.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What would have changed the outcome: the smallest sets of remedies under which it would have been milder.
 *
 * <p>There are so few remedies that every set is tried, smallest first, and each one shown was decided again with the
 * changed record: none is a guess. Source of the idea: B. Ustun, A. Spangher, Y. Liu, Actionable Recourse in Linear
 * Classification, FAT* 2019.
 */
public final class Counterfactuals {
    private final Points points;
    private final Function<Assessment, Outcome> decide;

    /**
     * @param decide what the ruleset makes of an assessment
     */
    public Counterfactuals(Scorecard card, Function<Assessment, Outcome> decide) {
        this.points = new Points(card);
        this.decide = decide;
    }

    /**
     * A set of remedies, and the outcome if all of them are found true.
     *
     * @param remedies none of which could be left out
     * @param score the score it would have been, decibans
     * @param outcome milder than the one that was given
     */
    public record Counterfactual(Set<Remedy> remedies, int score, Outcome outcome) {
        public Counterfactual {
            remedies = Set.copyOf(remedies);
        }
    }

    /** The minimal sets, smallest first; empty if nothing within the holder's reach changes the outcome. */
    public List<Counterfactual> of(Assessment assessment) {
        Outcome given = decide.apply(assessment);
        List<Remedy> useful = useful(assessment);
        List<Set<Remedy>> sets = subsets(useful);
        List<Counterfactual> found = new ArrayList<>();
        for (Set<Remedy> set : sets) {
            boolean minimal = found.stream().noneMatch(each -> set.containsAll(each.remedies()));
            if (minimal) {
                Assessment changed = without(assessment, set);
                Outcome outcome = decide.apply(changed);
                if (outcome.compareTo(given) < 0) {
                    found.add(new Counterfactual(set, changed.score(), outcome));
                }
            }
        }
        return found;
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
