// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.assessment;

import static java.util.Objects.requireNonNull;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All evidence atoms of one account at one time, and the score they sum to. It has no network field of any kind.
 *
 * @param asOf the event time it speaks about
 * @param model the scorecard's name and version
 * @param score the sum of the families' points, decibans
 * @param enough whether the minimum-evidence gate is passed; if not, the score means nothing and nobody may act on it
 */
public record Assessment(
        AssessmentId id,
        AccountId account,
        Instant asOf,
        String model,
        int score,
        boolean enough,
        List<FamilyScore> families,
        List<EvidenceAtom> atoms,
        Gates gates,
        Completeness completeness) {
    public Assessment {
        requireNonNull(id, "id");
        requireNonNull(account, "account");
        requireNonNull(asOf, "asOf");
        requireNonNull(model, "model");
        requireNonNull(gates, "gates");
        requireNonNull(completeness, "completeness");
        families = List.copyOf(families);
        atoms = List.copyOf(atoms);
        if (families.stream().mapToInt(FamilyScore::points).sum() != score) {
            throw new IllegalArgumentException("families do not sum to the score");
        }
    }

    /** The points of {@code family}, 0 if it says nothing. */
    public int points(Family family) {
        int points = 0;
        for (FamilyScore each : families) {
            points += each.family() == family ? each.points() : 0;
        }
        return points;
    }

    /** The atom of the signal named {@code signal}, or null. */
    public @Nullable EvidenceAtom atom(String signal) {
        for (EvidenceAtom each : atoms) {
            if (each.signal().equals(signal)) {
                return each;
            }
        }
        return null;
    }
}
