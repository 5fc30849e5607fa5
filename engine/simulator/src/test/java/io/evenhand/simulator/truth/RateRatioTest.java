// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Ratios of two rates, with bounds that follow from known binomial ones. */
class RateRatioTest {
    @Test
    void tenAgainstFive() {
        RateRatio ratio = new RateRatio(new Proportion(10, 1_000), new Proportion(5, 1_000));
        assertEquals(2, ratio.value(), 1e-12);
        // Clopper and Pearson's bounds on 10 of 15 are 0.3838037 and 0.8817589
        assertEquals(0.3838037 / (1 - 0.3838037), ratio.lower(), 1e-5);
        assertEquals(0.8817589 / (1 - 0.8817589), ratio.upper(), 1e-4);
        Estimate katz = ratio.katz();
        assertNotNull(katz);
        assertEquals(0.686, katz.lower(), 1e-3);
        assertEquals(5.831, katz.upper(), 1e-3);
    }

    @Test
    void groupsOfDifferentSizeAreComparedByRate() {
        RateRatio ratio = new RateRatio(new Proportion(10, 100), new Proportion(10, 1_000));
        assertEquals(10, ratio.value(), 1e-12);
        assertTrue(ratio.lower() < 10 && 10 < ratio.upper());
    }

    @Test
    void whereNobodyIsHitTheBoundsSayHowLittleIsKnown() {
        RateRatio one = new RateRatio(new Proportion(0, 100), new Proportion(3, 100));
        assertEquals(0, one.value());
        assertEquals(0, one.lower());
        assertTrue(one.upper() > 1 && one.upper() < 4);
        assertNull(one.katz());
        RateRatio none = new RateRatio(new Proportion(0, 100), new Proportion(0, 100));
        assertNull(none.value());
        assertEquals(0, none.lower());
        assertNull(none.upper());
    }
}
