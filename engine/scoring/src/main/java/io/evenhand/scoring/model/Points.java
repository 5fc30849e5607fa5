// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.scoring.rhythm.Decibans;
import io.evenhand.scoring.signal.Measured;
import io.evenhand.scoring.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From measured facts to points, and from points to families; used to score and, again, to check a score. */
public final class Points {
    private final Scorecard card;

    public Points(Scorecard card) {
        this.card = card;
    }

    /** An atom for each measured fact, in the same order; rhythm.tenure must come before what it supports. */
    public List<EvidenceAtom> atoms(List<Measured> facts) {
        List<EvidenceAtom> atoms = new ArrayList<>();
        int rhythm = 0;
        for (Measured fact : facts) {
            int points = points(fact, rhythm);
            if (fact.signal() == Signal.RHYTHM_TENURE) {
                rhythm = points;
            }
            atoms.add(fact.withPoints(points));
        }
        return atoms;
    }

    /** The families' points: sums of their atoms', cut at their caps. */
    public List<FamilyScore> families(List<EvidenceAtom> atoms) {
        List<FamilyScore> families = new ArrayList<>();
        for (Map.Entry<Family, Integer> family : card.cappedFamilies().entrySet()) {
            int sum = atoms.stream()
                    .filter(atom -> atom.family() == family.getKey())
                    .mapToInt(EvidenceAtom::points)
                    .sum();
            families.add(new FamilyScore(family.getKey(), Math.min(sum, family.getValue()), family.getValue()));
        }
        return families;
    }

    private int points(Measured fact, int rhythm) {
        int points = unruled(fact, rhythm);
        // a ruling takes evidence away; it never takes counter-evidence away
        boolean ruledOut = fact.is(Measured.REBUTTED) || fact.is(Measured.RESTRICTED);
        return ruledOut ? Math.min(0, points) : points;
    }

    private int unruled(Measured fact, int rhythm) {
        if (fact.is(Measured.ASSUMED)) {
            return fact.signal() == Signal.RHYTHM_TENURE
                    ? 0
                    : card.steps(fact.signal()).mostFavourable();
        }
        return switch (fact.signal()) {
            case RHYTHM_TENURE -> rhythmPoints(fact);
            case RHYTHM_TRIALS, RHYTHM_CHURN -> rhythm >= card.rhythm().supportFrom() ? stepPoints(fact) : 0;
            case LINK_KEYS, SCALE_EXTERNAL_VIEWERS, TIES_DENSITY, TIES_RECIPROCITY, TENURE_MEDIAN_LIVE ->
                stepPoints(fact);
        };
    }

    private int rhythmPoints(Measured fact) {
        Double p = fact.p();
        Double multiples = fact.detail().get(Measured.MULTIPLES);
        if (p == null || multiples == null) {
            return 0;
        }
        return Decibans.points(fact.n(), p, multiples.intValue(), card.rhythm().oneMultipleMax());
    }

    /** By the statistic where there is one, by the count otherwise. */
    private int stepPoints(Measured fact) {
        Double statistic = fact.statistic();
        return card.steps(fact.signal()).points(statistic == null ? fact.n() : statistic);
    }
}
