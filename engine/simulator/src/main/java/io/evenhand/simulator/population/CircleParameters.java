// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.simulator.draw.Draws;
import io.evenhand.simulator.draw.Law;

/**
 * One archetype in one world.
 *
 * @param weight how frequent it is, relative to the world's others
 */
public record CircleParameters(Archetype archetype, ArchetypeLaws laws, double weight) {
    /** A size, smaller ones more often, that leaves room for the relatives within the platform's cap. */
    int size(Draws draws, SizeLaws limits, int relatives) {
        int drawn = laws.size() instanceof Law.Whole range
                ? range.low()
                        + (int) ((range.high() - range.low() + 1)
                                * StrictMath.pow(draws.unit(), limits.skew().draw(draws)))
                : laws.size().whole(draws);
        return Math.min(drawn, limits.cap().whole(draws) - relatives);
    }
}
