// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.rhythm;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Six significant digits: points are computed from rounded numbers, so that the record alone gives the same points. */
public final class Rounding {
    private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);

    private Rounding() {}

    public static double six(double value) {
        return value == 0 ? 0 : new BigDecimal(value).round(SIX).doubleValue();
    }
}
