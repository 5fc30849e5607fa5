// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.explain;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.scoring.model.Points;
import io.evenhand.scoring.model.Scorecard;
import io.evenhand.scoring.signal.Measured;
import java.util.ArrayList;
import java.util.List;

/** An assessment counted again from nothing but its own numbers and the scorecard: what an auditor does. */
public final class Recount {
    private final Scorecard card;
    private final Points points;

    public Recount(Scorecard card) {
        this.card = card;
        this.points = new Points(card);
    }

    /** What does not add up, one sentence each; empty if everything does. */
    public List<String> faults(Assessment assessment) {
        List<String> faults = new ArrayList<>();
        if (!assessment.model().equals(card.model())) {
            faults.add("another scorecard made it");
            return faults;
        }
        List<Measured> facts = new ArrayList<>();
        for (EvidenceAtom atom : assessment.atoms()) {
            Measured fact = Measured.of(atom);
            if (fact == null) {
                faults.add("unknown signal");
                return faults;
            }
            facts.add(fact);
        }
        List<EvidenceAtom> atoms = points.atoms(facts);
        for (int i = 0; i < atoms.size(); i++) {
            if (!atoms.get(i).equals(assessment.atoms().get(i))) {
                faults.add("the numbers of " + atoms.get(i).signal() + " do not give its points");
            }
        }
        List<FamilyScore> families = points.families(atoms);
        if (!families.equals(assessment.families())) {
            faults.add("the atoms do not give the families");
        }
        if (families.stream().mapToInt(FamilyScore::points).sum() != assessment.score()) {
            faults.add("the families do not give the score");
        }
        return faults;
    }
}
