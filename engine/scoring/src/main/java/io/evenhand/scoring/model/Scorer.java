// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Completeness;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.contract.assessment.Gates;
import io.evenhand.contract.assessment.Presence;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.scoring.history.AccountHistory;
import io.evenhand.scoring.signal.Measured;
import io.evenhand.scoring.signal.Signal;
import io.evenhand.scoring.signal.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Scores one account at one boundary: a pure function of its history, its peers and what people ruled. */
public final class Scorer {
    private static final AssessmentId UNNAMED = new AssessmentId("0");
    private static final int ID_LENGTH = 32;
    private static final List<Signal> SIGNALS = List.of(Signal.values());
    private static final List<Signal> LINK_SIGNALS =
            SIGNALS.stream().filter(signal -> signal.family() == Family.LINK).toList();

    private final Scorecard card;
    private final Points points;
    private final Gauge gauge;
    private final Consumer<Signal> failures;

    public Scorer(Scorecard card) {
        this(card, failed -> {});
    }

    /**
     * @param failures hears of each signal that could not be measured
     */
    public Scorer(Scorecard card, Consumer<Signal> failures) {
        this(card, Signal::measure, failures);
    }

    Scorer(Scorecard card, Gauge gauge, Consumer<Signal> failures) {
        this.card = card;
        this.points = new Points(card);
        this.gauge = gauge;
        this.failures = failures;
    }

    /** Measures a signal of an account. */
    interface Gauge {
        Measured measure(Signal signal, Subject subject);
    }

    /** An assessment without its id yet, and whether the account stood out in it. */
    record Scored(Assessment assessment, RecentWeeks weeks) {}

    /**
     * Scores.
     *
     * @param before the evaluations before this one
     * @param counts whether this one counts towards persistence
     */
    Scored score(AccountId account, Subject subject, Rulings rulings, RecentWeeks before, boolean counts) {
        List<EvidenceAtom> atoms = atoms(SIGNALS, subject, rulings);
        List<FamilyScore> families = points.families(atoms);
        int score = families.stream().mapToInt(FamilyScore::points).sum();
        int link = pointsOf(families, Family.LINK);
        int agedTenures = subject.evidence().aged().size();
        boolean enough = mayBeEnough(subject.history(), subject.now()) && isEnough(agedTenures, link);
        RecentWeeks weeks = counts ? before.then(enough && standsOut(score, atoms, link)) : before;
        Gates gates = new Gates(subject.history().externalPeople(subject.now()), agedTenures, weeks.persistence());
        Assessment assessment = new Assessment(
                UNNAMED,
                account,
                Instant.ofEpochMilli(subject.now()),
                card.model(),
                score,
                enough,
                families,
                atoms,
                gates,
                completeness(subject));
        return new Scored(assessment, weeks);
    }

    /** A signal that fails says nothing, and nothing is counted as if it spoke for the account: a fault of ours sanctions nobody. */
    private Measured measured(Signal signal, Subject subject) {
        try {
            return gauge.measure(signal, subject);
        } catch (RuntimeException e) {
            failures.accept(signal);
            return Measured.absent(signal).marked(Measured.FAILED);
        }
    }

    /** Whether the gate could be passed at all; most accounts share with too few people, and nothing else of them is measured. */
    boolean mayBeEnough(AccountHistory history, long now) {
        return history.hasExternalPeople(card.gate().externalViewers(), now);
    }

    /**
     * Whether {@link #score} would find enough evidence to speak of the account at all. Only what the gate asks for is
     * measured, so that the many accounts that do not pass it cost little.
     */
    boolean isEnough(Subject subject, Rulings rulings) {
        if (!mayBeEnough(subject.history(), subject.now())) {
            return false;
        }
        int agedTenures = subject.evidence().aged().size();
        return isEnough(agedTenures, 0)
                || (!subject.peers().isEmpty() && isEnough(agedTenures, linkPoints(subject, rulings)));
    }

    private boolean isEnough(int agedTenures, int link) {
        return agedTenures >= card.gate().agedTenures() || link >= card.gate().linkPoints();
    }

    private int linkPoints(Subject subject, Rulings rulings) {
        return pointsOf(points.families(atoms(LINK_SIGNALS, subject, rulings)), Family.LINK);
    }

    private List<EvidenceAtom> atoms(List<Signal> signals, Subject subject, Rulings rulings) {
        List<Measured> facts = new ArrayList<>(signals.size());
        for (Signal signal : signals) {
            facts.add(rulings.apply(measured(signal, subject), subject.now()));
        }
        return points.atoms(facts);
    }

    private static Completeness completeness(Subject subject) {
        AccountHistory history = subject.history();
        return new Completeness(
                present(history.externalViewers(subject.now()) > 0),
                present(history.ties(subject.now()) != null),
                present(!history.keys().isEmpty()));
    }

    private static Presence present(boolean present) {
        return present ? Presence.PRESENT : Presence.ABSENT;
    }

    private boolean standsOut(int score, List<EvidenceAtom> atoms, int link) {
        Scorecard.StandingOut bar = card.standingOut();
        int rhythm = atoms.stream()
                .filter(atom -> atom.signal().equals(Signal.RHYTHM_TENURE.wire())
                        || atom.signal().equals(Signal.RHYTHM_PUNCTUALITY.wire()))
                .mapToInt(EvidenceAtom::points)
                .max()
                .orElse(0);
        return score >= bar.score() && (rhythm >= bar.rhythmPoints() || link >= bar.linkPoints());
    }

    private static int pointsOf(List<FamilyScore> families, Family family) {
        return families.stream()
                .filter(each -> each.family() == family)
                .mapToInt(FamilyScore::points)
                .sum();
    }

    /** The id is a hash of everything else: the same content has the same id, whoever computes it again. */
    static Assessment named(Assessment it) {
        AssessmentId id = new AssessmentId(Sha256.hex(ContractJson.bytes(it)).substring(0, ID_LENGTH));
        return new Assessment(
                id,
                it.account(),
                it.asOf(),
                it.model(),
                it.score(),
                it.enough(),
                it.families(),
                it.atoms(),
                it.gates(),
                it.completeness());
    }
}
