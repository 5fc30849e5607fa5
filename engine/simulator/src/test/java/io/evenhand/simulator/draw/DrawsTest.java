// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Draws have the distributions they are named after, and streams of different names have nothing in common. */
class DrawsTest {
    private static final int MANY = 200_000;

    @Test
    void means() {
        assertMean(0.5, 0.003, Draws::unit);
        assertMean(4, 0.02, draws -> draws.between(1, 7));
        assertMean(5, 0.06, draws -> draws.exponential(5));
        assertMean(0, 0.01, Draws::normal);
        assertMean(1, 0.02, draws -> Math.pow(draws.normal(), 2));
        assertMean(2.0 / 12, 0.002, draws -> draws.beta(2, 10));
        assertMean(0.25, 0.003, draws -> draws.beta(2, 6));
        // a Weibull's mean is the scale times gamma(1 + 1/shape), here gamma(2.25)
        assertMean(113.3, 1.5, draws -> draws.weibull(0.8, 100));
    }

    @Test
    void weightsAreKeptAndNoughtsNeverPicked() {
        assertMean(0.25, 0.005, draws -> draws.pick(0, 1, 3) == 1 ? 1 : 0);
        assertMean(0, 0, draws -> draws.pick(0, 1, 0) == 1 ? 0 : 1);
    }

    @Test
    void streamsDependOnTheWholePath() {
        assertEquals(Draws.of(1, 2, 3).next(), Draws.of(1, 2, 3).next());
        assertNotEquals(Draws.of(1, 2, 3).next(), Draws.of(1, 3, 2).next());
        assertNotEquals(Draws.of(1, 2).next(), Draws.of(1, 2, 0).next());
        assertNotEquals(Draws.of(1, 2).next(), Draws.of(2, 2).next());
    }

    @Test
    void numbersAreTheseOnEveryMachine() {
        Draws draws = Draws.of(42, 1);
        assertEquals(KNOWN, draws.next() + " " + draws.unit() + " " + draws.exponential(3) + " " + draws.normal());
    }

    private static final String KNOWN = "6229531841850878132 0.8664832724789293 7.710092529203376 0.3145428520371722";

    private static void assertMean(double expected, double tolerance, ToDoubleFunction<Draws> draw) {
        Draws draws = Draws.of(20_260_301);
        double sum = 0;
        for (int i = 0; i < MANY; i++) {
            sum += draw.applyAsDouble(draws);
        }
        assertEquals(expected, sum / MANY, tolerance);
        assertTrue(sum < Double.MAX_VALUE);
    }
}
