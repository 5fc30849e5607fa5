// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Clopper and Pearson's bounds: known values, and their definition checked against sums of binomial terms. */
class ProportionTest {
    @Test
    void knownValues() {
        assertBounds(0, 10, 0, 0.3084971);
        assertBounds(1, 10, 0.002528579, 0.4450161);
        assertBounds(5, 10, 0.1870860, 0.8129140);
        assertBounds(10, 10, 0.6915029, 1);
        assertBounds(8, 100, 0.03517156, 0.1515576);
    }

    @Test
    void ofNoHitsTheUpperBoundHasAClosedForm() {
        for (int of : new int[] {1, 20, 2_000, 299_572, 3_000_000}) {
            assertEquals(1 - Math.pow(0.025, 1.0 / of), new Proportion(0, of).upper(), 1e-9 / of + 1e-13);
            assertEquals(Math.pow(0.025, 1.0 / of), new Proportion(of, of).lower(), 1e-9);
        }
    }

    @Test
    void boundsAreWhereABinomialTailIsTwoAndAHalfPercent() {
        for (int of : new int[] {2, 7, 33, 60}) {
            for (int hits = 0; hits <= of; hits++) {
                Proportion part = new Proportion(hits, of);
                if (hits > 0) {
                    assertEquals(0.025, 1 - cumulative(hits - 1, of, part.lower()), 1e-10, hits + " of " + of);
                }
                if (hits < of) {
                    assertEquals(0.025, cumulative(hits, of, part.upper()), 1e-10, hits + " of " + of);
                }
            }
        }
    }

    @Test
    void oneInAHundredThousandIsProvenByTheseManyOwners() {
        assertProof(0, 299_572);
        assertProof(1, 474_385);
        assertProof(3, 775_364);
        assertEquals(1 - Math.pow(0.05, 1.0 / 50), new Proportion(0, 50).upperOneSided(), 1e-12);
        assertEquals(1, new Proportion(3, 3).upperOneSided());
    }

    private static void assertProof(int hits, int owners) {
        assertTrue(new Proportion(hits, owners + 1).upperOneSided() <= 1e-5, hits + " of " + owners);
        assertTrue(new Proportion(hits, owners - 2).upperOneSided() > 1e-5, hits + " of a few less");
    }

    @Test
    void ofNothingNothingIsKnown() {
        Proportion nothing = new Proportion(0, 0);
        assertTrue(Double.isNaN(nothing.value()));
        assertEquals(0, nothing.lower());
        assertEquals(1, nothing.upper());
        assertThrows(IllegalArgumentException.class, () -> new Proportion(2, 1));
    }

    private static void assertBounds(int hits, int of, double lower, double upper) {
        assertEquals(lower, new Proportion(hits, of).lower(), 5e-7);
        assertEquals(upper, new Proportion(hits, of).upper(), 5e-7);
    }

    private static double cumulative(int hits, int of, double p) {
        double term = Math.pow(1 - p, of);
        double sum = term;
        for (int k = 1; k <= hits; k++) {
            term *= (of - k + 1.0) / k * p / (1 - p);
            sum += term;
        }
        return sum;
    }
}
