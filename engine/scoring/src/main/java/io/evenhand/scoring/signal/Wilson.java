// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.Part;
import io.evenhand.scoring.rhythm.Rounding;

/**
 * Wilson's lower bound of a proportion: what it is at least, at 95 % one-sided confidence.
 *
 * <p>Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927). Few
 * observations give a bound near 0, so an account that is new or small is safe by construction.
 */
final class Wilson {
    /** The 95 % point of the normal distribution. */
    private static final double Z = 1.6448536269514722;

    private Wilson() {}

    /** The bound, from 0 to 1, six significant digits; 0 of nothing. */
    static double lower(Part part) {
        if (part.all() == 0) {
            return 0;
        }
        double n = part.all();
        double p = part.hits() / n;
        double square = Z * Z;
        double centre = p + square / (2 * n);
        double spread = Z * StrictMath.sqrt(p * (1 - p) / n + square / (4 * n * n));
        return Rounding.six(Math.max(0, (centre - spread) / (1 + square / n)));
    }
}
