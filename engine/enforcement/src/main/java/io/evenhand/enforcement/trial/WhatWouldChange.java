// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.verdict.Recourse;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.Stored;
import io.evenhand.enforcement.ledger.TrialBook.Recorded;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.enforcement.rulebook.UnfitRulesetException;
import io.evenhand.rules.ruleset.Ruleset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What would have changed a verdict: the smallest sets of families of evidence that, had all of it another explanation,
 * would have made the outcome milder. Each is decided again with the version of the rules that decided.
 *
 * <p>Whole families, because within one the scorecard lets a strong signal stand for weaker ones: with a single signal
 * gone a weaker one may count again, and only the scorecard knows how much. With the whole family gone the record alone
 * gives the score.
 */
public final class WhatWouldChange {
    private final Ledger ledger;
    private final Rulebook book;

    public WhatWouldChange(Ledger ledger, Rulebook book) {
        this.ledger = ledger;
        this.book = book;
    }

    /** The minimal sets, smallest first; empty if there are none or the rules of the time are not kept. */
    public List<Recourse<Family>> of(AccountId account, AssessmentId assessment) {
        Recorded row =
                ledger.<@Nullable Recorded>inTransaction(books -> books.trials().recorded(account, assessment));
        if (row == null || row.standing() == null) {
            return List.of();
        }
        try {
            Ruleset ruleset = book.ready(row.ruleset());
            return of(Stored.assessment(row.assessment()), Stored.standing(row.standing(), account), ruleset);
        } catch (UnfitRulesetException e) {
            return List.of();
        }
    }

    /** The same for records at hand; a pure function. */
    static List<Recourse<Family>> of(Assessment assessment, Standing standing, Ruleset ruleset) {
        return Recourse.minimal(
                assessment,
                subsets(against(assessment)),
                families -> without(assessment, families),
                changed -> ruleset.decide(changed, standing).outcome());
    }

    private static List<Family> against(Assessment assessment) {
        return assessment.families().stream()
                .filter(each -> each.points() > 0)
                .map(FamilyScore::family)
                .toList();
    }

    private static Assessment without(Assessment assessment, Set<Family> families) {
        List<EvidenceAtom> atoms = assessment.atoms().stream()
                .map(atom -> families.contains(atom.family()) && atom.points() > 0 ? uncounted(atom) : atom)
                .toList();
        List<FamilyScore> scores = assessment.families().stream()
                .map(each -> families.contains(each.family()) ? recounted(each, atoms) : each)
                .toList();
        return new Assessment(
                assessment.id(),
                assessment.account(),
                assessment.asOf(),
                assessment.model(),
                scores.stream().mapToInt(FamilyScore::points).sum(),
                assessment.enough(),
                scores,
                atoms,
                assessment.gates(),
                assessment.completeness());
    }

    private static EvidenceAtom uncounted(EvidenceAtom atom) {
        return new EvidenceAtom(
                atom.signal(), atom.family(), 0, atom.n(), atom.statistic(), atom.p(), atom.window(), atom.detail());
    }

    private static FamilyScore recounted(FamilyScore score, List<EvidenceAtom> atoms) {
        int sum = atoms.stream()
                .filter(atom -> atom.family() == score.family())
                .mapToInt(EvidenceAtom::points)
                .sum();
        return new FamilyScore(score.family(), Math.min(sum, score.cap()), score.cap());
    }

    private static List<Set<Family>> subsets(List<Family> families) {
        List<Set<Family>> sets = new ArrayList<>();
        for (int bits = 1; bits < 1 << families.size(); bits++) {
            EnumSet<Family> set = EnumSet.noneOf(Family.class);
            for (int i = 0; i < families.size(); i++) {
                if (((bits >>> i) & 1) == 1) {
                    set.add(families.get(i));
                }
            }
            sets.add(set);
        }
        sets.sort(Comparator.comparingInt(Set::size));
        return sets;
    }
}
