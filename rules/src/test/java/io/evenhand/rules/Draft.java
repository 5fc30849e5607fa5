// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Evidence about an account in the making: numbers that tests turn up and down before they become an assessment. */
final class Draft {
    static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
    /** A signal that is not measured at all, unlike one that is measured and has no points. */
    static final int ABSENT = Integer.MIN_VALUE;

    boolean enough = true;
    int rhythm = ABSENT;
    int exactRhythm = ABSENT;
    int trials = ABSENT;
    int multiples;
    int onCycleViewers;
    int removedViewers;
    int lapses = ABSENT;
    int limitsByPlan = ABSENT;
    int links = ABSENT;
    int carryOver = ABSENT;
    int scale = ABSENT;
    int automation = ABSENT;
    int ties = ABSENT;
    int reciprocity = ABSENT;
    int tenure = ABSENT;
    boolean tiesAssumed;
    boolean scaleAssumed;
    int persistence = 4;
    Presence seen = Presence.PRESENT;
    Instant allowlistedUntil;
    Instant heldUntil;
    boolean appealOpen;
    boolean evidenceVerified;
    int priorNotices;

    /** Any evidence at all, most of it near the thresholds of the ladder, half of it a seller's. */
    static Draft random(SplittableRandom random) {
        Draft draft = new Draft();
        boolean seller = random.nextBoolean();
        draft.enough = random.nextInt(8) > 0;
        draft.rhythm = seller ? random.nextInt(8, 23) : pick(random, ABSENT, -3, 0, 5, 6, 7, 9, 10);
        draft.exactRhythm = pick(random, ABSENT, ABSENT, ABSENT, 4, 10, 14);
        draft.trials = pick(random, ABSENT, ABSENT, 2);
        draft.multiples = random.nextInt(seller ? 1 : 0, 5);
        draft.onCycleViewers = random.nextInt(3) == 0
                ? random.nextInt(8, 12)
                : random.nextInt(3) == 0 ? random.nextInt(23, 27) : random.nextInt(60);
        draft.removedViewers = draft.onCycleViewers + pick(random, 0, 0, 1, 5, 10, 40);
        draft.lapses = pick(random, ABSENT, 0, 2);
        draft.limitsByPlan = pick(random, ABSENT, 0, 2);
        draft.links = pick(random, ABSENT, 0, 3, 6, 7, 7, 12);
        draft.carryOver = pick(random, ABSENT, ABSENT, ABSENT, 8);
        draft.scale = pick(random, ABSENT, -3, 0, 1, 2, 3, 4);
        draft.automation = pick(random, ABSENT, 0, 2, 4);
        draft.ties = pick(random, ABSENT, ABSENT, 0, -4, -8, -12);
        draft.reciprocity = pick(random, ABSENT, ABSENT, 0, -3, -6);
        draft.tenure = pick(random, ABSENT, ABSENT, 0, -4);
        draft.tiesAssumed = random.nextInt(4) == 0;
        draft.scaleAssumed = random.nextInt(8) == 0;
        draft.persistence = random.nextInt(seller ? 2 : 0, 5);
        draft.seen = random.nextBoolean() ? Presence.PRESENT : Presence.ABSENT;
        draft.allowlistedUntil = someTime(random);
        draft.heldUntil = someTime(random);
        draft.appealOpen = random.nextInt(8) == 0;
        draft.evidenceVerified = random.nextInt(8) == 0;
        draft.priorNotices = random.nextInt(3);
        return draft;
    }

    Standing standing() {
        return new Standing(account(), allowlistedUntil, heldUntil, appealOpen, evidenceVerified, priorNotices);
    }

    Assessment assessment() {
        Map<String, Double> detail = Map.of(
                "periodDays",
                30.0,
                "multiples",
                (double) multiples,
                "onCycleViewers",
                (double) onCycleViewers,
                "removedViewers",
                (double) removedViewers);
        List<EvidenceAtom> atoms = new ArrayList<>();
        add(atoms, "rhythm.tenure", Family.RHYTHM, rhythm, detail);
        add(atoms, "rhythm.exact", Family.RHYTHM, exactRhythm, detail);
        add(atoms, "rhythm.trials", Family.RHYTHM, trials, Map.of());
        add(atoms, "rhythm.lapse_renew", Family.RHYTHM, lapses, Map.of());
        add(atoms, "automation.cap_enforcement", Family.AUTOMATION, limitsByPlan, Map.of());
        add(atoms, "link.keys", Family.LINK, links, Map.of("peers", 2.0));
        add(atoms, "link.carry_over", Family.LINK, carryOver, Map.of());
        add(atoms, "scale.external_viewers", Family.SCALE, scale, mark(scaleAssumed));
        add(atoms, "automation.api_share", Family.AUTOMATION, automation, Map.of());
        add(atoms, "ties.density", Family.EXCULPATORY, ties, mark(tiesAssumed));
        add(atoms, "ties.reciprocity", Family.EXCULPATORY, reciprocity, mark(tiesAssumed));
        add(atoms, "tenure.median_live", Family.EXCULPATORY, tenure, Map.of());
        List<FamilyScore> families = List.of(
                family(atoms, Family.RHYTHM, 22),
                family(atoms, Family.LINK, 16),
                family(atoms, Family.SCALE, 4),
                family(atoms, Family.AUTOMATION, 4),
                family(atoms, Family.EXCULPATORY, 0));
        return new Assessment(
                new AssessmentId("assessment-1"),
                account(),
                AS_OF,
                "generated",
                families.stream().mapToInt(FamilyScore::points).sum(),
                enough,
                families,
                atoms,
                new Gates(20, 20, new Persistence(persistence, 4)),
                new Completeness(Presence.PRESENT, seen, seen));
    }

    private static Map<String, Double> mark(boolean assumed) {
        return assumed ? Map.of("assumed", 1.0) : Map.of();
    }

    private static AccountId account() {
        return new AccountId("acc-1");
    }

    private static void add(
            List<EvidenceAtom> atoms, String signal, Family family, int points, Map<String, Double> detail) {
        if (points != ABSENT) {
            atoms.add(new EvidenceAtom(signal, family, points, 20, null, null, "P120D", detail));
        }
    }

    private static FamilyScore family(List<EvidenceAtom> atoms, Family family, int cap) {
        int sum = atoms.stream()
                .filter(atom -> atom.family() == family)
                .mapToInt(EvidenceAtom::points)
                .sum();
        return new FamilyScore(family, Math.min(sum, cap), cap);
    }

    private static Instant someTime(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> AS_OF.plus(Duration.ofDays(10));
            case 1 -> AS_OF.plusMillis(1);
            case 2 -> AS_OF;
            case 3 -> AS_OF.minusMillis(1);
            default -> null;
        };
    }

    static int pick(SplittableRandom random, int... values) {
        return values[random.nextInt(values.length)];
    }
}
