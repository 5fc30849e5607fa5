// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

/** The regularised incomplete beta function: the distribution of the beta distribution. */
final class IncompleteBeta {
    private static final int TERMS_MAX = 10_000;
    private static final double TINY = 1e-300;

    private IncompleteBeta() {}

    /** I_x(a, b), for x in [0, 1] and positive a and b. */
    static double regularised(double x, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        double front = StrictMath.exp(
                logGamma(a + b) - logGamma(a) - logGamma(b) + a * StrictMath.log(x) + b * StrictMath.log1p(-x));
        // the fraction converges fast on one side of the mean; the other side is its mirror image
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    /** The continued fraction of the function, evaluated from its head (Lentz's way). */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= TERMS_MAX; m++) {
            double even = m * (b - m) * x / ((a + 2.0 * m - 1) * (a + 2.0 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < 1e-15) {
                break;
            }
        }
        return value;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** The logarithm of the gamma function of a positive number: Stirling's series, after moving far enough to the right. */
    private static double logGamma(double positive) {
        double z = positive;
        double moved = 0;
        while (z < 16) {
            moved += StrictMath.log(z);
            z++;
        }
        double inverse = 1 / z;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return (z - 0.5) * StrictMath.log(z) - z + 0.5 * StrictMath.log(2 * StrictMath.PI) + series - moved;
    }
}
