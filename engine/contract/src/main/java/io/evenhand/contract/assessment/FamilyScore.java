// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.assessment;

import static java.util.Objects.requireNonNull;

/**
 * What one family adds to the score.
 *
 * @param points the sum of its atoms' points, at most {@code cap}
 * @param cap the most it may add, decibans
 */
public record FamilyScore(Family family, int points, int cap) {
    public FamilyScore {
        requireNonNull(family, "family");
        if (points > cap) {
            throw new IllegalArgumentException("family above its cap");
        }
    }
}
