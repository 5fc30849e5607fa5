// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.rhythm;

/**
 * Points on a circle whose circumference is one period; their resultant tells whether they crowd at one place.
 *
 * <p>Uses {@link StrictMath}: the same tenures give the same bits on every machine.
 */
final class Circle {
    private final double turn;
    private final double period;

    Circle(double periodDays) {
        this.period = periodDays;
        this.turn = 2 * StrictMath.PI / periodDays;
    }

    double periodDays() {
        return period;
    }

    double cos(double days) {
        return StrictMath.cos(turn * days);
    }

    double sin(double days) {
        return StrictMath.sin(turn * days);
    }

    /** Rayleigh's statistic: squared length of the resultant over the number of points; exponential if all is chance. */
    double rayleigh(double[] days) {
        double x = 0;
        double y = 0;
        for (double each : days) {
            x += cos(each);
            y += sin(each);
        }
        return (x * x + y * y) / days.length;
    }

    /** Where the points crowd, in days after a whole number of periods, within half a period of 0. */
    double phase(double[] days) {
        double x = 0;
        double y = 0;
        for (double each : days) {
            x += cos(each);
            y += sin(each);
        }
        return StrictMath.atan2(y, x) / turn;
    }
}
