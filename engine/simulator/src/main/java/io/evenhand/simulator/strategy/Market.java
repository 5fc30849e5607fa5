// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.strategy;

import io.evenhand.simulator.draw.Law;
import io.evenhand.simulator.draw.Parameters;
import io.evenhand.simulator.population.CircleParameters;
import io.evenhand.simulator.population.Society;

/**
 * Everything that sellers have in common in one world.
 *
 * @param society the world around them
 * @param friends the sort of circle that the real friends among the customers are
 */
public record Market(Society society, CircleParameters friends, SellingLaws selling, EvasionLaws evasion) {
    /** What the parameters say. */
    public static Market of(Society society, CircleParameters friends, Parameters parameters) {
        return new Market(
                society,
                friends,
                parameters.section("selling", SellingLaws.class),
                parameters.section("evasion", EvasionLaws.class));
    }

    /** The same with customers who know one another so well. */
    public Market withTies(Law ties) {
        return new Market(society, friends, selling.withTies(ties), evasion);
    }
}
