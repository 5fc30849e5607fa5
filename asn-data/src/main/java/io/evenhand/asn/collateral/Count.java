// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.collateral;

import java.util.Locale;

/**
 * How many accounts something concerns, as it may be shown: a few are never told apart from none, so that nobody is found
 * by asking for ever smaller networks.
 */
public sealed interface Count {
    /** So many accounts at least hide each other. */
    int HIDING = 5;

    /** What people read. */
    String text();

    /** The least that it can be. */
    long least();

    /** Counted one by one. */
    record Exact(long value) implements Count {
        public Exact {
            if (value < HIDING) {
                throw new IllegalArgumentException("a figure below " + HIDING + " is not shown");
            }
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "%,d", value);
        }

        @Override
        public long least() {
            return value;
        }
    }

    /** None, or too few to be shown. */
    record Few() implements Count {
        @Override
        public String text() {
            return "fewer than " + HIDING;
        }

        @Override
        public long least() {
            return 0;
        }
    }

    /**
     * Estimated.
     *
     * @param standardErrorPercent in two of three cases the true figure is within so many per cent
     * @param counted how many of them were counted one by one: there are no fewer
     */
    record About(long value, double standardErrorPercent, long counted) implements Count {
        @Override
        public String text() {
            return String.format(Locale.ROOT, "about %,d (± %.1f %%)", value, standardErrorPercent);
        }

        /** Three standard errors below, but never fewer than were counted. */
        @Override
        public long least() {
            return Math.max(counted, Math.round(value * (1 - 3 * standardErrorPercent / 100)));
        }
    }

    /** The figure as it may be shown. */
    static Count of(long exact) {
        return exact < HIDING ? new Few() : new Exact(exact);
    }
}
