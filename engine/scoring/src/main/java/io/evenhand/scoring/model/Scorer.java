// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.contract.assessment.Gates;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.scoring.link.Peers;
import io.evenhand.scoring.signal.AccountHistory;
import java.time.Instant;
import java.util.List;

/** Scores one account at one boundary: a pure function of its history, its peers and what people ruled. */
public final class Scorer {
    private static final AssessmentId UNNAMED = new AssessmentId("0");
    private static final int ID_LENGTH = 32;

    private final Scorecard card;
    private final Points points;

    public Scorer(Scorecard card) {
        this.card = card;
        this.points = new Points(card);
    }

    /** An assessment without its id yet, and whether the account stood out in it. */
    record Scored(Assessment assessment, RecentWeeks weeks) {}

    /**
     * Scores.
     *
     * @param before the evaluations before this one
     */
    Scored score(
            AccountId account, AccountHistory history, Peers peers, Rulings rulings, RecentWeeks before, long now) {
        Measurements measurements = new Measurements(account.value(), history, peers, now);
        List<Measured> facts = measurements.facts().stream()
                .map(fact -> rulings.apply(fact, now))
                .toList();
        List<EvidenceAtom> atoms = points.atoms(facts);
        List<FamilyScore> families = points.families(atoms);
        int score = families.stream().mapToInt(FamilyScore::points).sum();
        int link = pointsOf(families, Family.LINK);
        boolean enough = enough(measurements, link);
        RecentWeeks weeks = before.then(enough && standsOut(score, atoms, link));
        Gates gates = new Gates(measurements.externalViewers(), measurements.agedTenures(), weeks.persistence());
        Assessment assessment = new Assessment(
                UNNAMED,
                account,
                Instant.ofEpochMilli(now),
                card.model(),
                score,
                enough,
                families,
                atoms,
                gates,
                measurements.completeness());
        return new Scored(assessment, weeks);
    }

    private boolean enough(Measurements measurements, int link) {
        Scorecard.Gate gate = card.gate();
        return measurements.externalViewers() >= gate.externalViewers()
                && (measurements.agedTenures() >= gate.agedTenures() || link >= gate.linkPoints());
    }

    private boolean standsOut(int score, List<EvidenceAtom> atoms, int link) {
        Scorecard.StandingOut bar = card.standingOut();
        int rhythm = atoms.stream()
                .filter(atom -> atom.signal().equals(Signal.RHYTHM_TENURE.wire()))
                .mapToInt(EvidenceAtom::points)
                .sum();
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
