// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

/** The latest counts from the platform's social service about an account's external viewers. */
public record TiesCount(long at, int viewers, int ties, int reciprocal) {
    /** Whether there are enough viewers for a density to exist. */
    public boolean hasPairs() {
        return viewers >= 2;
    }

    /** Ties per pair of viewers. */
    public double density() {
        return ties / (viewers * (viewers - 1) / 2.0);
    }

    /** Viewers who share back, per viewer. */
    public double reciprocity() {
        return reciprocal / (double) viewers;
    }
}
