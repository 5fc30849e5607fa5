// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.conformance;

import java.util.List;

/**
 * How well the lengths of stays agree with a billing period, whatever fixed number of days comes on top of it.
 *
 * @param statistic the Rayleigh statistic for the period that fits best; 0 for fewer than six stays
 * @param onCycle how many stays end within a day and a half of the common phase
 */
record Cycle(double statistic, int onCycle) {
    private static final double[] PERIODS = {28, 30, 30.44};
    private static final int STAYS_MIN = 6;
    private static final double CLOSE_DAYS = 1.5;

    static Cycle of(List<Double> days) {
        Cycle best = new Cycle(0, 0);
        if (days.size() < STAYS_MIN) {
            return best;
        }
        for (double period : PERIODS) {
            Cycle cycle = of(days, period);
            best = cycle.statistic > best.statistic ? cycle : best;
        }
        return best;
    }

    private static Cycle of(List<Double> days, double period) {
        double turn = 2 * StrictMath.PI / period;
        double x = 0;
        double y = 0;
        for (double day : days) {
            x += StrictMath.cos(turn * day);
            y += StrictMath.sin(turn * day);
        }
        double phase = StrictMath.atan2(y, x) / turn;
        int close = 0;
        for (double day : days) {
            close += Math.abs(StrictMath.IEEEremainder(day - phase, period)) <= CLOSE_DAYS ? 1 : 0;
        }
        return new Cycle((x * x + y * y) / days.size(), close);
    }
}
