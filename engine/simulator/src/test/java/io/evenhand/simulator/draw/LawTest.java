// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each law has the mean that its name promises, before and after it is multiplied. */
class LawTest {
    private static final int DRAWS = 40_000;

    private static double mean(Law law) {
        Draws draws = Draws.of(5, law.toString().hashCode());
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += law.draw(draws);
        }
        return sum / DRAWS;
    }

    @Test
    void meansAreAsPromised() {
        assertEquals(3, mean(new Law.Uniform(2, 4)), 0.02);
        assertEquals(3, mean(new Law.Whole(2, 4)), 0.02);
        assertEquals(6, mean(new Law.Exponential(6)), 0.12);
        assertEquals(0.25, mean(new Law.Beta(2, 6, 1)), 0.005);
        assertEquals(0.7979, mean(new Law.Folded(1)), 0.015);
        assertEquals(5, mean(new Law.Normal(5, 2)), 0.05);
        assertEquals(1.7, mean(new Law.Choice(List.of(1.0, 2.0), List.of(3.0, 7.0))), 0.02);
        assertEquals(0.3, mean(new Law.Either(List.of(new Law.Beta(1, 9, 1), new Law.Beta(1, 1, 1)))), 0.01);
    }

    @Test
    void aProbabilityAboveOneHalfIsMultipliedByItsComplement() {
        assertEquals(0.15, mean(new Law.Chance(0.1).times(1.5)), 1e-9);
        assertEquals(0.82, mean(new Law.Chance(0.88).times(1.5)), 1e-9);
        assertEquals(1, mean(new Law.Chance(1).times(1.5)), 1e-9);
        assertEquals(0, mean(new Law.Chance(0).times(0.6)), 1e-9);
    }

    @Test
    void multipliedLawsAreOfTheSameKind() {
        assertEquals(4.5, mean(new Law.Uniform(2, 4).times(1.5)), 0.03);
        assertEquals(0.375, mean(new Law.Beta(2, 6, 1).times(1.5)), 0.01);
        assertEquals(3, mean(new Law.Exponential(6).times(0.5)), 0.06);
    }

    @Test
    void aGeometricLawStaysInItsRange() {
        Law law = new Law.Geometric(2, 0, 11);
        Draws draws = Draws.of(1);
        for (int i = 0; i < DRAWS; i++) {
            int value = law.whole(draws);
            assertTrue(value >= 0 && value <= 11);
        }
        assertEquals(1.9, mean(law), 0.1);
    }
}
