// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.scoring.rhythm.Decibans;
import io.evenhand.scoring.signal.Measured;
import io.evenhand.scoring.signal.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** From measured facts to points, and from points to families; used to score and, again, to check a score. */
public final class Points {
    private final Scorecard card;

    public Points(Scorecard card) {
        this.card = card;
    }

    /** An atom for each measured fact, in the same order. */
    public List<EvidenceAtom> atoms(List<Measured> facts) {
        Map<Signal, Integer> points = new EnumMap<>(Signal.class);
        facts.forEach(fact -> points.put(fact.signal(), unsupported(fact)));
        if (card.rhythm().marks().stream().noneMatch(mark -> points.getOrDefault(mark, 0) > 0)) {
            points.replaceAll((signal, own) ->
                    signal.isRhythm() ? Math.min(own, card.rhythm().unmarkedMax()) : own);
        }
        settleRhythm(facts, points);
        card.support().forEach((signal, support) -> {
            if (points.containsKey(signal) && strength(points, support.by()) < support.from()) {
                points.put(signal, 0);
            }
        });
        List<EvidenceAtom> atoms = new ArrayList<>();
        facts.forEach(fact -> atoms.add(fact.withPoints(points.getOrDefault(fact.signal(), 0))));
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

    /**
     * Two readings of the same removals are one piece of evidence: the stronger one has the points, the other none; and
     * whoever explained one of them explained both.
     */
    private static void settleRhythm(List<Measured> facts, Map<Signal, Integer> points) {
        List<Measured> readings = facts.stream()
                .filter(fact -> fact.signal().isRhythm() && fact.p() != null)
                .toList();
        Signal strongest = readings.stream()
                .max(Comparator.comparingInt((Measured fact) -> points.getOrDefault(fact.signal(), 0))
                        .thenComparing(fact -> fact.signal() == Signal.RHYTHM_TENURE))
                .map(Measured::signal)
                .orElse(Signal.RHYTHM_TENURE);
        boolean ruledOut = facts.stream().anyMatch(fact -> fact.signal().isRhythm() && fact.isRuledOut());
        for (Measured reading : readings) {
            int own = reading.signal() == strongest ? points.getOrDefault(reading.signal(), 0) : 0;
            points.put(reading.signal(), ruledOut ? Math.min(0, own) : own);
        }
    }

    /** How strong what supports must be; both readings of the rhythm are one. */
    private static int strength(Map<Signal, Integer> points, Signal by) {
        return by.isRhythm()
                ? Math.max(
                        points.getOrDefault(Signal.RHYTHM_TENURE, 0), points.getOrDefault(Signal.RHYTHM_PUNCTUALITY, 0))
                : points.getOrDefault(by, 0);
    }

    private int unsupported(Measured fact) {
        int points = unruled(fact);
        // a ruling takes evidence away; it never takes counter-evidence away
        return fact.isRuledOut() ? Math.min(0, points) : points;
    }

    private int unruled(Measured fact) {
        if (fact.signal().isRhythm()) {
            return fact.is(Measured.ASSUMED) ? Decibans.POINTS_MIN : rhythmPoints(fact);
        }
        return fact.is(Measured.ASSUMED) ? card.steps(fact.signal()).mostFavourable() : stepPoints(fact);
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
