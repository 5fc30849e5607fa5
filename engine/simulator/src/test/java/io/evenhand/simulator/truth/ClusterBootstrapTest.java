// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.simulator.truth.ClusterBootstrap.Share;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Operators of ten accounts each, of which all or none are found. */
class ClusterBootstrapTest {
    private static final List<Share> OPERATORS = IntStream.range(0, 40)
            .mapToObj(i -> new Share(i % 2 == 0 ? 10 : 0, 10))
            .toList();

    @Test
    void equalSeedsGiveEqualBounds() {
        assertEquals(ClusterBootstrap.ratio(OPERATORS, 7), ClusterBootstrap.ratio(OPERATORS, 7));
    }

    @Test
    void boundsAreThoseOfFortyDrawsNotOfFourHundred() {
        Estimate byOperator = ClusterBootstrap.ratio(OPERATORS, 7);
        Proportion byAccount = new Proportion(200, 400);
        assertEquals(0.5, byOperator.value(), 1e-12);
        // the deviation of the mean of forty fair coins is 0.079
        assertEquals(0.5 - 1.96 * 0.079, byOperator.lower(), 0.03);
        assertEquals(0.5 + 1.96 * 0.079, byOperator.upper(), 0.03);
        assertTrue(byOperator.lower() < byAccount.lower() - 0.08, "accounts alone look far too sure");
    }

    @Test
    void clustersWeighByWhatTheyHold() {
        Estimate estimate = ClusterBootstrap.ratio(List.of(new Share(90, 90), new Share(0, 10)), 7);
        assertEquals(0.9, estimate.value(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> ClusterBootstrap.ratio(List.of(), 7));
    }
}
