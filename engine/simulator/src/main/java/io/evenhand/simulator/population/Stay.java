// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import org.jspecify.annotations.Nullable;

/** How long those stay who do not stay for good: for a while, for a term, or for as long as their guest pass says. */
sealed interface Stay {
    /** The way of one account. */
    static Stay of(Archetype archetype, Draws draws, Window window) {
        return switch (archetype) {
            case DORM -> Terms.of(draws, window);
            case GUESTS -> Passes.of(draws);
            case NO_SHARES, HOUSEHOLD, FEW_FRIENDS, FRIENDS, FAMILY, COMMUNITY, HOSTED, MIGRATING -> new AWhile();
        };
    }

    /** When somebody joins whose place is free from {@code at} on. */
    long joining(Draws draws, long at);

    /** When somebody leaves who joined at {@code joined}. */
    long leaving(Draws draws, long joined, double scaleDays);

    /** The length in days of the guest pass that the next one gets, or null if there are none. */
    default @Nullable Integer passDays(Draws draws) {
        return null;
    }

    /** Whether passes are declared for whoever accepts next instead of by name. */
    default boolean declaresForEverybody() {
        return false;
    }

    /** Whether a program ends the stay. */
    default boolean endsByItself() {
        return false;
    }

    /** Heavy-tailed, with nothing regular in it; spec: Weibull, k = .8. */
    record AWhile() implements Stay {
        @Override
        public long joining(Draws draws, long at) {
            return at;
        }

        @Override
        public long leaving(Draws draws, long joined, double scaleDays) {
            return joined + Window.days(Math.max(0.05, draws.weibull(0.8, scaleDays)));
        }
    }

    /** From one term's beginning to its end, give or take four days; lengths are assumptions. */
    record Terms(long firstEnd, long length, long holiday) implements Stay {
        private static Terms of(Draws draws, Window window) {
            long length = Window.days(draws.uniform(95, 120));
            long firstEnd = window.start() + Window.days(draws.uniform(50, 130));
            return new Terms(firstEnd, length, Window.days(draws.uniform(15, 30)));
        }

        @Override
        public long joining(Draws draws, long at) {
            long end = endAfter(at);
            boolean late = end - at < length / 3;
            long start = end - length;
            return (late ? end + holiday : Math.max(at, start)) + Window.days(draws.uniform(0, 14));
        }

        @Override
        public long leaving(Draws draws, long joined, double scaleDays) {
            return Math.max(joined, endAfter(joined)) + Window.days(draws.uniform(-4, 4));
        }

        private long endAfter(long time) {
            long cycle = length + holiday;
            long end = firstEnd;
            while (end <= time) {
                end += cycle;
            }
            return end;
        }
    }

    /** A declared number of days: one fixed length for 7 hosts of 10, otherwise one of several. */
    record Passes(int usual, boolean fixed, boolean declaresForEverybody) implements Stay {
        private static final int[] LENGTHS = {7, 14, 30, 60, 90, 180, 365};

        private static Passes of(Draws draws) {
            return new Passes(draws.oneOf(7, 14, 30, 30, 60, 90), draws.chance(0.7), draws.chance(0.3));
        }

        @Override
        public long joining(Draws draws, long at) {
            return at;
        }

        @Override
        public long leaving(Draws draws, long joined, double scaleDays) {
            return joined + usual * Window.DAY;
        }

        @Override
        public Integer passDays(Draws draws) {
            return fixed ? usual : draws.oneOf(LENGTHS);
        }

        @Override
        public boolean endsByItself() {
            return true;
        }
    }
}
