// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.results;

import org.jspecify.annotations.Nullable;

/**
 * One number that a run found.
 *
 * @param name what it is of; the same for everybody who was measured beside each other
 * @param who {@link #OURS}, or a rival in the same run
 * @param lower the bound below, where the number has an interval
 * @param upper the bound above
 * @param goal what was promised before it was measured
 */
public record Figure(
        String name,
        String who,
        double value,
        String unit,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable Goal goal) {
    /** Who is measured where nobody else is named; several ways of ours are told apart behind a comma. */
    public static final String OURS = "Evenhand";

    public Figure {
        if (name.isBlank() || who.isBlank() || !Double.isFinite(value)) {
            throw new IllegalArgumentException("a figure has a name, an owner and a number");
        }
        if ((lower == null) != (upper == null) || (lower != null && upper != null && lower > upper)) {
            throw new IllegalArgumentException("an interval has two ends, the lower one first");
        }
    }

    boolean isOurs() {
        return who.equals(OURS) || who.startsWith(OURS + ", ");
    }

    /** What was promised: at most so much, or at least. */
    public record Goal(Sense sense, double value) {
        /** Which side of the number is kept. */
        public enum Sense {
            AT_MOST,
            AT_LEAST
        }

        boolean isMetBy(double found) {
            return switch (sense) {
                case AT_MOST -> found <= value;
                case AT_LEAST -> found >= value;
            };
        }
    }
}
