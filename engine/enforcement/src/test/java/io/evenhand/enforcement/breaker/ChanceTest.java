// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.breaker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Known values of the distributions. */
class ChanceTest {
    @Test
    void poissonTailsAddUp() {
        assertEquals(1, Chance.poissonAtLeast(0, 3), 1e-12);
        assertEquals(1 - Math.exp(-1), Chance.poissonAtLeast(1, 1), 1e-12);
        assertEquals(8.324e-5, Chance.poissonAtLeast(7, 1), 1e-8);
        assertEquals(0.5, Chance.poissonAtLeast(1000, 1000), 0.02);
    }

    @Test
    void binomialTailsAddUp() {
        assertEquals(1.0 / 1024, Chance.binomialAtLeast(10, 10, 0.5), 1e-12);
        assertEquals(638.0 / 1024, Chance.binomialAtLeast(5, 10, 0.5), 1e-12);
        assertEquals(1, Chance.binomialAtLeast(0, 10, 0.1), 0);
    }

    @Test
    void boundsAreThoseOfClopperAndPearson() {
        assertEquals(0.03207, Chance.lower(3, 20), 1e-5);
        assertEquals(0.37893, Chance.upper(3, 20), 1e-5);
        assertEquals(0, Chance.lower(0, 20), 0);
        assertEquals(0.16843, Chance.upper(0, 20), 1e-5);
        assertEquals(0.83157, Chance.lower(20, 20), 1e-5);
        assertEquals(1, Chance.upper(20, 20), 0);
    }
}
