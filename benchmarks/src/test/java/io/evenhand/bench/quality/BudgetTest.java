// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Thresholds at which at most one innocent owner in a hundred thousand is hit, with 95 % confidence. */
class BudgetTest {
    private static final double[] SCORES =
            IntStream.rangeClosed(1, 1_000).mapToDouble(i -> i).toArray();

    @Test
    void aMillionOwnersAllowFour() {
        Budget budget = Budget.of(SCORES, 1_000_000, 1e-5);
        assertEquals(4, budget.allowed());
        assertEquals(996, budget.threshold());
        assertTrue(budget.certified());
    }

    @Test
    void threeMillionAllowTwenty() {
        assertEquals(20, Budget.of(SCORES, 3_000_000, 1e-5).allowed());
    }

    @Test
    void tooFewProveNothingAndAllowNobody() {
        Budget budget = Budget.of(SCORES, 200_000, 1e-5);
        assertEquals(0, budget.allowed());
        assertEquals(1_000, budget.threshold());
        assertFalse(budget.certified());
    }
}
