// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.fact;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Completeness;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.Gates;
import io.evenhand.contract.assessment.Presence;
import io.evenhand.contract.verdict.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one place that knows how the scorecard names its signals: turns an assessment and a standing into a fact. */
public final class CaseFacts {
    /** The signals and details that rules speak about, as scoring spells them; an absent one is 0 or unknown. */
    static final String LINK_KEYS = "link.keys";

    static final String TIES = "ties.density";
    static final String RECIPROCITY = "ties.reciprocity";
    static final String TENURE = "tenure.median_live";
    static final String PERIOD_DAYS = "periodDays";
    static final String MULTIPLES = "multiples";
    static final String ON_CYCLE_VIEWERS = "onCycleViewers";
    static final String REMOVED_VIEWERS = "removedViewers";
    static final String PEERS = "peers";
    static final String ASSUMED = "assumed";

    /** What a trade does, and a program that ends the access of guests who return and whose seats are filled does not. */
    private static final List<String> TRADE_MARKS =
            List.of("rhythm.trials", "automation.cap_enforcement", "scale.fresh_viewers");

    /** The scorecard's middle step for ties; from here on viewers are a circle of friends. */
    private static final int DENSE_POINTS = -8;

    private static final Comparator<EvidenceAtom> STRENGTH =
            Comparator.comparingInt(EvidenceAtom::points).thenComparing(EvidenceAtom::signal);

    private CaseFacts() {}

    /** The fact for an account; the assessment's time, and no clock, says what is still running. */
    public static CaseFact of(Assessment assessment, Standing standing) {
        EvidenceAtom rhythm = strongestRhythm(assessment);
        EvidenceAtom ties = assessment.atom(TIES);
        Gates gates = assessment.gates();
        Completeness seen = assessment.completeness();
        return new CaseFact(
                assessment.score(),
                assessment.enough(),
                rhythm == null ? 0 : Math.min(rhythm.points(), assessment.points(Family.RHYTHM)),
                detail(rhythm, PERIOD_DAYS),
                (int) detail(rhythm, MULTIPLES),
                (int) detail(rhythm, ON_CYCLE_VIEWERS),
                removed(rhythm),
                tradeMarks(assessment),
                assessment.points(Family.LINK),
                (int) detail(assessment.atom(LINK_KEYS), PEERS),
                assessment.points(Family.SCALE),
                assessment.points(Family.AUTOMATION),
                Math.min(0, assessment.points(Family.EXCULPATORY)),
                favour(ties),
                favour(assessment.atom(RECIPROCITY)),
                favour(assessment.atom(TENURE)),
                assumed(assessment),
                knit(ties),
                gates.externalViewers30d(),
                gates.agedTenures(),
                gates.persistence().trueCount(),
                gates.persistence().of(),
                known(seen.playback()),
                known(seen.ties()),
                known(seen.keys()),
                isRunning(standing.allowlistedUntil(), assessment.asOf()),
                isRunning(standing.heldUntil(), assessment.asOf()),
                standing.appealOpen(),
                standing.evidenceVerified(),
                standing.priorNotices());
    }

    /** A producer that does not say how many people there were tells at least the tenures. */
    private static int removed(@Nullable EvidenceAtom rhythm) {
        return rhythm == null
                ? 0
                : rhythm.detail()
                        .getOrDefault(REMOVED_VIEWERS, (double) rhythm.n())
                        .intValue();
    }

    private static int tradeMarks(Assessment assessment) {
        int marks = 0;
        for (String mark : TRADE_MARKS) {
            EvidenceAtom atom = assessment.atom(mark);
            marks += atom != null && atom.points() > 0 ? 1 : 0;
        }
        return marks;
    }

    private static @Nullable EvidenceAtom strongestRhythm(Assessment assessment) {
        EvidenceAtom strongest = null;
        for (EvidenceAtom atom : assessment.atoms()) {
            if (atom.family() == Family.RHYTHM && (strongest == null || STRENGTH.compare(atom, strongest) > 0)) {
                strongest = atom;
            }
        }
        return strongest;
    }

    private static double detail(@Nullable EvidenceAtom atom, String name) {
        return atom == null ? 0 : atom.detail().getOrDefault(name, 0.0);
    }

    private static int favour(@Nullable EvidenceAtom atom) {
        return atom == null || atom.points() >= 0 || isAssumed(atom) ? 0 : atom.points();
    }

    private static int assumed(Assessment assessment) {
        int points = 0;
        for (EvidenceAtom atom : assessment.atoms()) {
            points += atom.points() < 0 && isAssumed(atom) ? atom.points() : 0;
        }
        return points;
    }

    /** Scoring gives a signal that it could not measure the points most in favour, and marks it. */
    private static boolean isAssumed(EvidenceAtom atom) {
        return !atom.detail().isEmpty() && detail(atom, ASSUMED) > 0;
    }

    private static Knit knit(@Nullable EvidenceAtom ties) {
        if (ties == null || isAssumed(ties)) {
            return Knit.UNKNOWN;
        }
        if (ties.points() >= 0) {
            return Knit.LOOSE;
        }
        return ties.points() <= DENSE_POINTS ? Knit.DENSE : Knit.CLOSE;
    }

    /** A producer that does not say leaves it null. */
    private static Known known(@Nullable Presence presence) {
        if (presence == null) {
            return Known.UNKNOWN;
        }
        return switch (presence) {
            case PRESENT -> Known.YES;
            case ABSENT -> Known.NO;
        };
    }

    private static boolean isRunning(@Nullable Instant until, Instant at) {
        return until != null && until.isAfter(at);
    }
}
