// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.simulator.draw.Draws;
import io.evenhand.simulator.draw.Law;

/** How long those stay who do not stay for good: a while, a term, a guest pass, or as long as they pay their dues. */
sealed interface Stay {
    /** The way of one account. */
    static Stay of(Archetype archetype, Society society, Draws draws, Window window) {
        return switch (archetype) {
            case DORM -> Terms.of(society.terms(), draws, window);
            case GUESTS, RENEWED_GUESTS -> Passes.of(society.passes(), draws);
            case CO_OP ->
                Dues.of(
                        society.dues(),
                        society.dues().coopPeriodDays(),
                        society.dues().coopJitterDays(),
                        draws,
                        window);
            case PAID_CLUB ->
                Dues.of(
                        society.dues(),
                        society.dues().clubPeriodDays(),
                        society.dues().clubJitterDays(),
                        draws,
                        window);
            case NO_SHARES,
                    HOUSEHOLD,
                    FEW_FRIENDS,
                    FRIENDS,
                    FAMILY,
                    COMMUNITY,
                    HOSTED,
                    MIGRATING,
                    PRIVACY,
                    HOMELAB,
                    CLUB,
                    STRANGERS -> AWhile.of(society.circle(), draws);
        };
    }

    /** When somebody joins whose place is free from {@code at} on. */
    default long joining(Draws draws, long at) {
        return at;
    }

    /** When somebody leaves who joins at {@code joined}. */
    long leaving(Draws draws, long joined);

    /** Heavy-tailed, with nothing regular in it. */
    record AWhile(double shape, double scale, double shortest) implements Stay {
        private static AWhile of(CircleLaws laws, Draws draws) {
            return new AWhile(
                    laws.stayShape().draw(draws),
                    laws.stayScaleDays().draw(draws),
                    laws.shortestStayDays().draw(draws));
        }

        @Override
        public long leaving(Draws draws, long joined) {
            return joined + Window.days(Math.max(shortest, draws.weibull(shape, scale)));
        }
    }

    /**
     * From one term's beginning to its end, give or take some days.
     *
     * @param latest the last moment to join a term, before its end; whoever comes later waits for the next
     */
    record Terms(TermLaws laws, long firstEnd, long length, long holiday, long latest, boolean inStep) implements Stay {
        private static Terms of(TermLaws laws, Draws draws, Window window) {
            long length = Window.days(laws.lengthDays().draw(draws));
            return new Terms(
                    laws,
                    window.start() + Window.days(laws.firstEndDays().draw(draws)),
                    length,
                    Window.days(laws.holidayDays().draw(draws)),
                    (long) (length * laws.latestPart().draw(draws)),
                    laws.inStep().happens(draws));
        }

        @Override
        public long joining(Draws draws, long at) {
            long end = endAfter(at);
            boolean late = end - at < latest;
            long start = late ? end + holiday : Math.max(at, end - length);
            Law arrival = inStep ? laws.inStepArrivalDays() : laws.arrivalDays();
            return start + Window.days(arrival.draw(draws));
        }

        @Override
        public long leaving(Draws draws, long joined) {
            return Math.max(
                    joined, endAfter(joined) + Window.days(laws.departureDays().draw(draws)));
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

    /** A number of days that a program counts: one length for most hosts, otherwise one of several. */
    record Passes(PassLaws laws, int usual, boolean oneLength, boolean forEverybody) implements Stay {
        private static Passes of(PassLaws laws, Draws draws) {
            return new Passes(
                    laws,
                    laws.usualDays().whole(draws),
                    laws.oneLength().happens(draws),
                    laws.forEverybody().happens(draws));
        }

        int days(Draws draws) {
            return oneLength ? usual : laws.otherDays().whole(draws);
        }

        @Override
        public long leaving(Draws draws, long joined) {
            return joined + days(draws) * Window.DAY;
        }
    }

    /** As many paid periods as a member renews, then some days more or less. */
    record Dues(Law jitter, double period, double renewal, long end) implements Stay {
        private static Dues of(DuesLaws laws, Law period, Law jitter, Draws draws, Window window) {
            return new Dues(jitter, period.draw(draws), laws.renewal().draw(draws), window.end());
        }

        @Override
        public long leaving(Draws draws, long joined) {
            int periods = 1;
            while (joined + Window.days(periods * period) < end && draws.chance(renewal)) {
                periods++;
            }
            return joined + Window.days(Math.max(1, periods * period + jitter.draw(draws)));
        }
    }
}
